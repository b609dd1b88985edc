using StoryTracker.App.Desk;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Tests.MadeUp;

/// <summary>What the outlet of an article is made to have changed.</summary>
static class MadeUpRevisions
{
    public const string Script = "<script>alert('changed')</script>";

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
