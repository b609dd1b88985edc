using StoryTracker.App.Desk;

namespace StoryTracker.Web.Utterances;

/// <summary>Words of a wording for the eye: quotation marks only round what is printed inside them, an ellipsis where something stands between.</summary>
static class WordingText
{
    /// <summary>The words as one line.</summary>
    public static string Of(IReadOnlyList<Report> words) => string.Join(" … ", words.Select(w => w.Quoted ? $"“{w.Exact}”" : w.Exact));

    /// <summary>Who printed it.</summary>
    public static string Outlet(IReadOnlyList<Report> words) => words[0].Outlet ?? "Outlet not known";

    /// <summary>Where it stands: the article, in that revision, at the statement.</summary>
    public static string Address(string entry, IReadOnlyList<Report> words) => $"/articles/{words[0].Article}#c-{entry}";
}
