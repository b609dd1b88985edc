using System.Text.RegularExpressions;
using Npgsql;
using StoryTracker.App.Jobs;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Membership;
using StoryTracker.Domain.Stories.Merging;
using StoryTracker.Domain.Stories.Setup;
using StoryTracker.EventStore;

namespace StoryTracker.App.Triage;

/// <summary>A row of the queue.</summary>
/// <param name="Key">Names the item.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="About">The story, or for a question about speakers the speaker.</param>
/// <param name="Subject">What of it.</param>
/// <param name="Value">0 to 1.</param>
/// <param name="Asked">When it was asked.</param>
public sealed partial record TriageRow(string Key, string Kind, Guid About, Guid Subject, double Value, DateTimeOffset Asked)
{
    /// <summary>Stories it is about that are there for whoever asks.</summary>
    public IReadOnlyList<Guid> Stories { get; init; } = [];

    /// <summary>Jobs that failed, null for any other item.</summary>
    internal DeadGroup? Failed { get; init; }

    /// <summary>Streams on which something is decided about it.</summary>
    internal IEnumerable<string> Streams =>
    [
        Domain.Streams.Triage(DerivedId.TriageItem(Key)), .. Stories.Select(Domain.Streams.Story),
        .. Kind == "speaker" ? new[] { Domain.Streams.Speaker(About), Domain.Streams.Speaker(Subject) } : [],
    ];

    internal static TriageRow Read(NpgsqlDataReader r) => new(r.GetString(0), r.GetString(1), r.GetGuid(2), r.GetGuid(3), r.GetDouble(4),
        r.GetFieldValue<DateTimeOffset>(6));

    /// <summary>Whether an event of these streams tells of it: it names one of the ids that the item is made of, or is about the story as a whole.</summary>
    /// <param name="e">The event.</param>
    /// <param name="claims">Statements that the item is about, where its key does not name them.</param>
    internal bool IsToldBy(RecordedEvent e, IEnumerable<Guid> claims) =>
        e.Stream.StartsWith(Domain.Streams.TriagePrefix, StringComparison.Ordinal)
        || (Kind == "story" ? e.Data is StoryDescribed or DescriptionUndone or StoryMergedInto or MergeUndone or ArticleDoesNotBelong
            : Ids().Concat(claims.Select(c => $"{c}")).Any(id => e.Json.Contains(id, StringComparison.Ordinal)));

    IEnumerable<string> Ids() => Id().Matches(Key).Select(m => m.Value).Append($"{Subject}").Distinct();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
