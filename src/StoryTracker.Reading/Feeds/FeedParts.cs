namespace StoryTracker.Reading.Feeds;

/// <summary>
/// A value that a better source may replace: the nearer to the entry and the higher its rank, the better; of equals the last.
/// </summary>
struct FeedSlot<T>
{
    int _rank;
    int _depth;

    public bool IsSet { get; private set; }

    public T? Value { get; private set; }

    public bool Set(T value, int depth, int rank = 0)
    {
        if (IsSet && (rank < _rank || (rank == _rank && depth > _depth))) return false;
        (Value, _depth, _rank, IsSet) = (value, depth, rank, true);
        return true;
    }
}

/// <summary>A text with its media type.</summary>
readonly record struct TypedText(string Text, string Type)
{
    /// <summary><c>text</c>, <c>html</c> or <c>xhtml</c>.</summary>
    public string ShortType => Type switch { FeedCapture.Html => "html", FeedCapture.Xhtml => "xhtml", _ => "text" };
}

/// <summary>What feeds and entries both have, while it is collected.</summary>
class FeedParts
{
    public FeedSlot<TypedText> Title;
    public FeedSlot<TypedText> Summary;
    public FeedSlot<string> Link;
    public FeedSlot<DateTimeOffset> Published;
    public FeedSlot<DateTimeOffset> Updated;

    /// <summary>The depth of the title that nothing deeper may replace; −1 while there is none.</summary>
    public int TitleDepth { get; set; } = -1;

    public List<string> Authors { get; } = [];

    public List<(string? Term, string? Scheme, string? Label)> Categories { get; } = [];

    public void AddCategory(string? term, string? scheme, string? label)
    {
        if (string.IsNullOrEmpty(term) && string.IsNullOrEmpty(scheme) && string.IsNullOrEmpty(label)) return;
        if (Categories.Count < 200 && !Categories.Contains((term, scheme, label))) Categories.Add((term, scheme, label));
    }

    public void AddAuthor(string? name)
    {
        if (!string.IsNullOrWhiteSpace(name) && Authors.Count < 100 && !Authors.Contains(name)) Authors.Add(name);
    }
}

/// <summary>An entry while it is collected.</summary>
sealed class EntryParts : FeedParts
{
    const int MostEnclosures = 100;

    public FeedSlot<string> Id;

    public TypedText? Content { get; set; }

    public bool HasContent { get; set; }

    public List<string> SourceAuthors { get; } = [];

    public List<FeedEnclosure> Enclosures { get; } = [];

    public List<FeedEnclosure> Media { get; } = [];

    public FeedEntry Build(IReadOnlyList<string> inheritedAuthors)
    {
        if (Content is { } content && !Summary.IsSet) Summary.Set(content, int.MaxValue, -1);
        var link = Link.Value;
        foreach (var media in Media)
            if (Enclosures.Count < MostEnclosures && !Enclosures.Exists(e => e.Url == media.Url)) Enclosures.Add(media);
        var categories = Categories.Select(c => c.Term ?? c.Label).OfType<string>().Where(c => c.Length > 0).ToList();
        return new(
            Id.Value ?? link, link, Title.IsSet ? Title.Value.Text : null, Title.IsSet ? Title.Value.ShortType : "text",
            Summary.IsSet ? Summary.Value.Text : null, Content?.Text,
            Authors.Count > 0 ? Authors : SourceAuthors.Count > 0 ? SourceAuthors : inheritedAuthors,
            Published.IsSet ? Published.Value : null, Updated.IsSet ? Updated.Value : null, categories, Enclosures)
        {
            SummaryType = Summary.IsSet ? Summary.Value.ShortType : "text",
            ContentType = Content?.ShortType ?? "text",
        };
    }
}
