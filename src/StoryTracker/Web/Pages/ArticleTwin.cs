using StoryTracker.App.Desk;

namespace StoryTracker.Web.Pages;

/// <summary>An article as JSON: <see cref="ArticleView"/> with the stories as ids, and the shares beside them.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Url">Address, null when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="Title">Headline; opening words when it has none.</param>
/// <param name="Byline">Author line, null when not known.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Published">When it was published, null when nothing tells.</param>
/// <param name="At">The moment asked for, null for now.</param>
/// <param name="Revisions">Revisions, oldest first.</param>
/// <param name="Revision">The revision whose text this is.</param>
/// <param name="Text">The text as printed.</param>
/// <param name="Claims">Stretches of the text that are claims, in order.</param>
/// <param name="Stories">Ids of the stories it is on, primary first.</param>
/// <param name="Shares">The stories with weight and reasons.</param>
/// <param name="Problems">What was odd about the bytes.</param>
public sealed record ArticleTwin(
    string Id, Uri? Url, string? Outlet, string Title, string? Byline, string Origin, PublishedValue? Published, DateTimeOffset? At,
    IReadOnlyList<RevisionItem> Revisions, int Revision, string Text, IReadOnlyList<ArticleClaim> Claims, IReadOnlyList<string> Stories,
    IReadOnlyList<ArticleStory> Shares, IReadOnlyList<string> Problems)
{
    /// <summary>Set when the article was removed on legal request; then nothing else of it is here.</summary>
    public Removal? Removed { get; init; }

    /// <summary>Set while its outlet has taken it down.</summary>
    public TakenDown? TakenDown { get; init; }

    /// <summary>Other articles that print the same text, the one that we had first before the others.</summary>
    public IReadOnlyList<SameText> SameText { get; init; } = [];

    /// <summary>The twin of a page.</summary>
    public static ArticleTwin Of(ArticleView article) => new(
        article.Id, article.Url, article.Outlet, article.Title, article.Byline, article.Origin, article.Published, article.At,
        article.Revisions, article.Revision, article.Text, article.Claims,
        [.. article.Stories.Select(s => s.Id)], article.Stories, article.Problems)
    {
        Removed = article.Removed,
        TakenDown = article.TakenDown,
        SameText = article.SameText,
    };
}
