using StoryTracker.App.Desk;

namespace StoryTracker.App.Search;

/// <summary>A piece of a text that was found.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Hit">True where they are what was looked for.</param>
public sealed record Piece(string Text, bool Hit);

/// <summary>What was found of one kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="More">True when there are more than were counted.</param>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">Where the next page begins; null when this is the last, or the group has one page alone.</param>
public sealed record FoundGroup<T>(long Count, bool More, IReadOnlyList<T> Items, string? Next);

/// <summary>A story that was found.</summary>
/// <param name="Id">Story id.</param>
/// <param name="Title">Title.</param>
/// <param name="Sentence">What it is about.</param>
public sealed record StoryHit(string Id, IReadOnlyList<Piece> Title, IReadOnlyList<Piece> Sentence);

/// <summary>A line that was found.</summary>
/// <param name="Id">Claim id.</param>
/// <param name="Text">The words; they stand in quotation marks only where the kind is direct.</param>
/// <param name="Kind">direct, mixed or indirect.</param>
/// <param name="Speaker">Who, null when nobody could say.</param>
/// <param name="Mention">Name or words that stand for the speaker, as printed; null when there are none.</param>
/// <param name="SaidFrom">First day on which it may have been said, null when not told.</param>
/// <param name="SaidTo">Last day, null when not told.</param>
/// <param name="Article">Article id.</param>
/// <param name="ArticleTitle">Its headline, null when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="PublishedFrom">Earliest time of publication, null when nothing tells.</param>
/// <param name="PublishedTo">Latest.</param>
/// <param name="Stories">Stories that it is on.</param>
public sealed record ClaimHit(
    string Id, IReadOnlyList<Piece> Text, string Kind, SpeakerRef? Speaker, string? Mention, DateOnly? SaidFrom, DateOnly? SaidTo, string Article,
    string? ArticleTitle, string? Outlet, DateTimeOffset? PublishedFrom, DateTimeOffset? PublishedTo, IReadOnlyList<StoryRef> Stories);

/// <summary>A speaker who was found.</summary>
/// <param name="Id">Speaker id.</param>
/// <param name="Name">Name.</param>
/// <param name="What">What was found: name, alias or role.</param>
/// <param name="Found">Its words.</param>
public sealed record SpeakerHit(string Id, string Name, string What, IReadOnlyList<Piece> Found);

/// <summary>An article that was found.</summary>
/// <param name="Id">Article id.</param>
/// <param name="Title">Headline; empty when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="PublishedFrom">Earliest time of publication, null when nothing tells.</param>
/// <param name="PublishedTo">Latest.</param>
/// <param name="Text">Stretches of its text.</param>
public sealed record ArticleHit(
    string Id, IReadOnlyList<Piece> Title, string? Outlet, DateTimeOffset? PublishedFrom, DateTimeOffset? PublishedTo, IReadOnlyList<Piece> Text);

/// <summary>What a search found.</summary>
/// <param name="Query">What was typed.</param>
/// <param name="Stories">Stories, best first; null where they were not looked for.</param>
/// <param name="Claims">Lines, newest on record first; null where they were not looked for.</param>
/// <param name="Speakers">Speakers; null where they were not looked for.</param>
/// <param name="Articles">Articles, newest on record first; null where they were not looked for.</param>
/// <param name="Spellings">Searches with names that are spelled much alike, where nothing was found.</param>
/// <param name="Notes">What to know of it, a sentence each.</param>
public sealed record SearchView(
    string Query, FoundGroup<StoryHit>? Stories, FoundGroup<ClaimHit>? Claims, FoundGroup<SpeakerHit>? Speakers, FoundGroup<ArticleHit>? Articles,
    IReadOnlyList<string> Spellings, IReadOnlyList<string> Notes)
{
    /// <summary>True when nothing was asked.</summary>
    public bool IsBlank => Stories is null && Claims is null && Speakers is null && Articles is null;

    /// <summary>True when it was asked and nothing was found.</summary>
    public bool IsNothing => !IsBlank && (Stories?.Count ?? 0) + (Claims?.Count ?? 0) + (Speakers?.Count ?? 0) + (Articles?.Count ?? 0) == 0;
}

/// <summary>Where the same words are printed, or nearly.</summary>
/// <param name="Words">The words.</param>
/// <param name="By">Who said them, where they are those of a line.</param>
/// <param name="Items">Who else printed them, most of them first.</param>
/// <param name="Notes">What to know of it, a sentence each.</param>
public sealed record SameWordsView(string Words, string? By, IReadOnlyList<SameWordsHit> Items, IReadOnlyList<string> Notes);

/// <summary>A print of the same words, or nearly.</summary>
/// <param name="Share">Share of the words' runs of three that stand there too, 0 to 1; 1 for all of them.</param>
/// <param name="Text">The words there; those in common are marked.</param>
/// <param name="Claim">The line, null where the words stand in an article outside of any line.</param>
/// <param name="Story">A story that the line is on, null for an article.</param>
/// <param name="Speaker">Who said it, null when not told.</param>
/// <param name="Kind">direct, mixed or indirect; null for an article.</param>
/// <param name="Article">Article id.</param>
/// <param name="ArticleTitle">Headline, null when it has none.</param>
/// <param name="Outlet">Who printed it, null when not known.</param>
/// <param name="PublishedFrom">Earliest time of publication, null when nothing tells.</param>
/// <param name="PublishedTo">Latest.</param>
public sealed record SameWordsHit(
    double Share, IReadOnlyList<Piece> Text, string? Claim, string? Story, string? Speaker, string? Kind, string Article, string? ArticleTitle,
    string? Outlet, DateTimeOffset? PublishedFrom, DateTimeOffset? PublishedTo);

/// <summary>What is looked for.</summary>
public enum SearchGroup
{
    /// <summary>Everything: a few of each.</summary>
    All,

    /// <summary>Stories.</summary>
    Stories,

    /// <summary>Lines.</summary>
    Claims,

    /// <summary>Speakers.</summary>
    Speakers,

    /// <summary>Articles.</summary>
    Articles,
}

/// <summary>Search over what is on record now.</summary>
public interface ISearchDesk
{
    /// <summary>Looks for what was typed.</summary>
    /// <param name="typed">As in the search box.</param>
    /// <param name="group">What to look for.</param>
    /// <param name="after">Cursor of the page before, null for the first; with one group alone.</param>
    /// <param name="limit">1 to 200; of each group a few where all are looked for.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="Domain.CommandRefusedException">What was typed cannot be read.</exception>
    Task<SearchView> SearchAsync(string? typed, SearchGroup group, string? after, int limit, CancellationToken ct);

    /// <summary>Who else printed these words, or nearly.</summary>
    /// <param name="claim">A line; its own article is left out. Null: the words are given.</param>
    /// <param name="words">The words; null: those of the line.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Null when there is no such line.</returns>
    /// <exception cref="Domain.CommandRefusedException">Neither is given, or the words are too few to be told from others.</exception>
    Task<SameWordsView?> SameWordsAsync(Guid? claim, string? words, CancellationToken ct);
}
