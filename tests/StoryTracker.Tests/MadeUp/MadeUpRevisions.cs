using StoryTracker.App.Desk;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Tests.MadeUp;

/// <summary>What the outlet of an article is made to have changed.</summary>
static class MadeUpRevisions
{
    public const string Script = "<script>alert('changed')</script>";

    /// <summary>The story of the tunnel after its outlet had second thoughts.</summary>
    public static readonly Guid Changed = Guid.Parse("11111111-0000-4000-8000-000000000004");

    /// <summary>That story: one line was reworded, one is no longer printed.</summary>
    public static StoryView? Story(Guid id, MadeUpNewsroom room)
    {
        if (id != Changed) return null;
        var story = room.Story(MadeUpNewsroom.Tunnel)!;
        var seen = new DateTimeOffset(2024, 5, 22, 10, 0, 0, TimeSpan.Zero);
        var (reworded, removed) = (story.Timeline[1], story.Timeline[3]);
        var after = reworded.Reports[0] with { Revision = 2, Exact = $"We dug where nobody {Script} had looked," };
        return story with
        {
            Id = id.ToString(),
            Timeline = [.. story.Timeline.Select(e => e == reworded || e == removed ? e with { Standing = new(2, false, seen, []) } : e)],
            WordsChanged =
            [
                new(reworded.Id, QuotationChange.Reworded, seen, reworded.Speaker, "Harbour Post", reworded.Reports[0].Article, [reworded.Reports[0]], [after], story.Timeline[0].Id),
                new(removed.Id, QuotationChange.Removed, seen, removed.Speaker, "Harbour Post", removed.Reports[0].Article, removed.Reports, [], null),
            ],
            Articles = [.. story.Articles.Select((a, i) => i == 0 ? a with { TakenDown = new(410, seen) } : a)],
        };
    }

    /// <summary>An article before and after: a word of a quotation, a number, and letters that would be markup.</summary>
    public static RevisionsView? Of(ArticleView? article, int? from, int? to)
    {
        if (article is null || (from ?? 1) < 1 || (to ?? article.Revisions.Count) > article.Revisions.Count || (to ?? 1) < 1) return null;
        return new(article.Id, article.Title, article.Outlet, null, article.Revisions, from ?? 1, to ?? article.Revisions.Count,
            [new(EditClass.Quotation, 1), new(EditClass.Number, 1), new(EditClass.Moved, 1)], [new(DiffKind.Kept, article.Title, null)],
            [
                new(DiffKind.Kept, "“I would rather be ", null), new(DiffKind.Removed, "early", EditClass.Quotation), new(DiffKind.Added, "late", EditClass.Quotation),
                new(DiffKind.Kept, " than be under water,” she said of ", null), new(DiffKind.Removed, "sixty", EditClass.Number),
                new(DiffKind.Added, $"sixty-one {Script}", EditClass.Number), new(DiffKind.Kept, " ferries.\n\n", null),
                new(DiffKind.Added, "A paragraph that stood elsewhere.", EditClass.Moved),
            ], false);
    }
}
