using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.App.Desk;

public sealed partial class NewsroomDesk
{
    static readonly string CopiesOf = Statements.Read("copies_of");

    /// <inheritdoc/>
    public async Task<RevisionsView?> CompareAsync(Guid id, int? from, int? to, AsOf at, CancellationToken ct)
    {
        var moment = await ResolveAsync(at, ct);
        if ((await FoldAsync<Article>(Streams.Article(id), moment, ct)).State is not { RemovedAt: null, Current: { } newest } article) return null;
        var newer = to ?? newest.Revision;
        var older = from ?? Math.Max(1, newer - 1);
        if (older < 1 || newer < 1 || older > newest.Revision || newer > newest.Revision) return null;
        // The addresses 1 to 2 and 2 to 1 are the same question.
        var (old, now) = (article.Revision(Math.Min(older, newer)), article.Revision(Math.Max(older, newer)));
        var (text, headline) = (WordDiff.Of(old.Text, now.Text), WordDiff.Of(old.Title ?? "", now.Title ?? ""));
        var (edits, heads) = (RevisionComparison.Edits(text), RevisionComparison.HeadlineEdits(headline));
        return new(id.ToString(), Entries.TitleOf(now.Title, now.Text), now.Outlet, moment.Time, Items(article), old.Revision, now.Revision,
            RevisionComparison.Counts([.. heads, .. edits]), Pieces(headline, heads), Pieces(text, edits), text.Coarse);
    }

    static IReadOnlyList<DiffPiece> Pieces(WordDiff diff, IReadOnlyList<RevisionEdit> edits)
    {
        var went = edits.Where(e => e.OldEnd > e.OldStart).ToDictionary(e => e.OldStart, e => e.Class);
        var came = edits.Where(e => e.NewEnd > e.NewStart).ToDictionary(e => e.NewStart, e => e.Class);
        return [.. diff.Segments.Select(s => s.Kind switch
        {
            DiffKind.Kept => new DiffPiece(s.Kind, diff.Old[s.OldStart..s.OldEnd], null),
            DiffKind.Removed => new(s.Kind, diff.Old[s.OldStart..s.OldEnd], s.Move is null ? went.GetValueOrDefault(s.OldStart, EditClass.Other) : EditClass.Moved),
            _ => new(s.Kind, diff.New[s.NewStart..s.NewEnd], s.Move is null ? came.GetValueOrDefault(s.NewStart, EditClass.Other) : EditClass.Moved),
        })];
    }

    static IReadOnlyList<RevisionItem> Items(Article article)
    {
        var compared = article.Comparisons.ToLookup(c => c.To);
        return [.. article.Revisions.Select(r => new RevisionItem(r.Revision, r.SeenAt, r.Sha256, r.Text.Length) { Changed = compared[r.Revision].LastOrDefault()?.Counts })];
    }

    // The article's originals, their other copies, and its own.
    async Task<IReadOnlyList<SameText>> SameTextAsync(Article article, (long? Position, DateTimeOffset? Time) moment, CancellationToken ct)
    {
        var originals = article.CopyOf.Select(c => c.OriginalArticleId).ToHashSet();
        await using var command = source.CreateCommand(CopiesOf);
        command.Parameters.Add(new() { Value = originals.Append(article.Id).Select(i => i.ToString()).ToArray() });
        command.Parameters.Add(new() { Value = moment.Position ?? long.MaxValue });
        var copies = (await command.RowsAsync(r => Streams.IdOf(r.GetString(0)), ct)).Where(c => c != article.Id);
        List<SameText> same = [];
        foreach (var id in originals.Union(copies))
        {
            if ((await FoldAsync<Article>(Streams.Article(id), moment, ct)).State is not { RemovedAt: null, Current: { } current } other) continue;
            var link = article.CopyOf.FirstOrDefault(c => c.OriginalArticleId == id) ?? other.CopyOf.FirstOrDefault(c => c.OriginalArticleId == article.Id)
                ?? other.CopyOf.FirstOrDefault(c => originals.Contains(c.OriginalArticleId));
            if (link is null) continue;
            same.Add(new(id.ToString(), Entries.TitleOf(current.Title, current.Text), current.Outlet, other.Revisions[0].SeenAt, originals.Contains(id),
                link.Similarity, link.Reason));
        }
        return [.. same.OrderByDescending(s => s.First).ThenBy(s => s.Seen).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }
}
