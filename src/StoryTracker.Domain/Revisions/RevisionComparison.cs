using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Revisions;

/// <summary>Compares two revisions of an article as an editor wants it told: what was changed, and what kind of change it is.</summary>
public static class RevisionComparison
{
    /// <summary>Name and version of the rules, on record with every comparison.</summary>
    public const string Comparer = "word-diff@1";

    /// <summary>Edits that are put on record one by one; of the others the number alone, for the texts are on record themselves.</summary>
    public const int MostEdits = 1000;

    /// <summary>The comparison as an event.</summary>
    /// <param name="from">The older revision.</param>
    /// <param name="to">The newer.</param>
    public static RevisionCompared Of(RevisionRecorded from, RevisionRecorded to)
    {
        var diff = WordDiff.Of(from.Text, to.Text);
        List<RevisionEdit> edits = [.. HeadlineEdits(WordDiff.Of(from.Title ?? "", to.Title ?? "")), .. Edits(diff)];
        return new(from.Revision, to.Revision, Comparer, [.. edits.Take(MostEdits)], Counts(edits),
            Words(diff, DiffKind.Removed), Words(diff, DiffKind.Added), diff.Coarse);
    }

    /// <summary>Changes of a text in order, each with its class; a moved paragraph is one of them.</summary>
    /// <param name="diff">The two texts.</param>
    public static IReadOnlyList<RevisionEdit> Edits(WordDiff diff)
    {
        var classes = new EditClasses(diff.Old, diff.New);
        List<RevisionEdit> edits = [];
        var arrivals = diff.Segments.Where(s => s is { Kind: DiffKind.Added, Move: not null }).ToLookup(s => s.Move!.Value);
        for (var i = 0; i < diff.Segments.Count;)
        {
            var s = diff.Segments[i];
            if (s.Move is { } move)
            {
                // Told where it stood; a piece of a move that the white space round it parted is told with the first.
                if (s.Kind == DiffKind.Removed && arrivals[move].FirstOrDefault() is { } arrival)
                    edits.Add(new(EditClass.Moved, EditPart.Text, s.OldStart, s.OldEnd, arrival.NewStart, arrival.NewEnd));
                i++;
                continue;
            }
            if (s.Kind == DiffKind.Kept)
            {
                i++;
                continue;
            }
            var pair = s.Kind == DiffKind.Removed && i + 1 < diff.Segments.Count && diff.Segments[i + 1] is { Kind: DiffKind.Added, Move: null } added ? added : s;
            edits.Add(new(classes.Of(s.OldStart, s.OldEnd, pair.NewStart, pair.NewEnd), EditPart.Text, s.OldStart, s.OldEnd, pair.NewStart, pair.NewEnd));
            i += ReferenceEquals(pair, s) ? 1 : 2;
        }
        return edits;
    }

    /// <summary>Changes of a headline: all that may change its sense are changes of the headline.</summary>
    /// <param name="diff">The two headlines.</param>
    public static IReadOnlyList<RevisionEdit> HeadlineEdits(WordDiff diff) =>
        [.. Edits(diff).Select(e => e with { Part = EditPart.Headline, Class = e.Class == EditClass.Cosmetic ? e.Class : EditClass.Headline })];

    /// <summary>How many edits of each class there are, most serious class first.</summary>
    public static IReadOnlyList<EditCount> Counts(IReadOnlyList<RevisionEdit> edits) =>
        [.. edits.CountBy(e => e.Class).OrderBy(c => c.Key).Select(c => new EditCount(c.Key, c.Value))];

    static int Words(WordDiff diff, DiffKind kind) => diff.Segments.Where(s => s.Kind == kind && s.Move is null)
        .Sum(s => DiffTokens.Of(kind == DiffKind.Removed ? diff.Old[s.OldStart..s.OldEnd] : diff.New[s.NewStart..s.NewEnd])
            .Count(t => char.IsLetterOrDigit((kind == DiffKind.Removed ? diff.Old[s.OldStart + t.Start] : diff.New[s.NewStart + t.Start]))));
}
