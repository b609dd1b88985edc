using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace StoryTracker.App.Desk;

/// <summary>A feed as the database has it, and what the pages say of it.</summary>
sealed record FeedRow
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required Guid Id { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public string? Home { get; init; }

    public string? AddedBy { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public FeedState State { get; init; }

    public string? ActivityReason { get; init; }

    public DateTimeOffset? ActivityAt { get; init; }

    public FeedPause? Pause { get; init; }

    public DateTimeOffset? PolledAt { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    public int Failures { get; init; }

    public string? Reason { get; init; }

    public FeedError? Error { get; init; }

    public IReadOnlyList<FeedRedirect> Redirects { get; init; } = [];

    public string? ProposedUrl { get; init; }

    public string? Hub { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>True while it is being asked.</summary>
    public bool Asking { get; init; }

    public int Rank { get; init; }

    public required string Sorted { get; init; }

    public static FeedRow Read(NpgsqlDataReader r)
    {
        var state = StateOf(r.GetString(6));
        return new()
        {
            Id = r.GetGuid(0), Url = r.GetString(1), Title = r.GetString(2), Home = Text(r, 3), AddedBy = Text(r, 4),
            AddedAt = r.GetFieldValue<DateTimeOffset>(5), State = state, ActivityReason = Text(r, 9), ActivityAt = Time(r, 10),
            Pause = Text(r, 7) == "feed-paused" ? new(Text(r, 8) ?? "unknown", Time(r, 10)!.Value, Text(r, 9) ?? "") : null,
            PolledAt = Time(r, 11), SucceededAt = Time(r, 12), Failures = r.GetInt32(13), Reason = Text(r, 14),
            Error = Text(r, 15) is { } error ? new(Time(r, 16) ?? Time(r, 11) ?? DateTimeOffset.UnixEpoch, error, Text(r, 17)) : null,
            Redirects = Text(r, 18) is { } redirects ? JsonSerializer.Deserialize<List<FeedRedirect>>(redirects, Json) ?? [] : [],
            ProposedUrl = Text(r, 19), Hub = Text(r, 20), DueAt = Time(r, 21), Asking = !r.IsDBNull(22) && r.GetBoolean(22),
            Rank = r.GetInt32(23), Sorted = r.GetString(24),
        };
    }

    /// <summary>What the pages say.</summary>
    public FeedItem Item(ILookup<Guid, FeedDay> all, DateTimeOffset now)
    {
        IReadOnlyList<FeedDay> days = [.. all[Id]];
        var polls = days.Sum(d => d.Polls);
        var added = DateOnly.FromDateTime(AddedAt.UtcDateTime);
        var counted = days.Where(d => d.Day >= added).ToList();
        var asked = State is not (FeedState.Gone or FeedState.Paused or FeedState.Retired);
        var next = asked ? Asking ? now : DueAt : null;
        return new(Id.ToString(), Title, Url, Home, State, Words(days, now), Failures, SucceededAt, PolledAt, next, NextReason(asked), polls,
            polls > 0 ? (double)days.Sum(d => d.NotModified) / polls : null, polls > 0 && counted.Count > 0 ? counted.Average(d => d.Items) : null,
            days.Sum(d => d.Bytes), days, Error, ProposedUrl);
    }

    string? NextReason(bool asked) => State switch
    {
        FeedState.Gone or FeedState.Retired => ActivityReason,
        FeedState.Paused => "It is paused.",
        _ when Asking => "It is being asked now.",
        FeedState.New => Reason ?? "It was just added.",
        _ => asked ? Reason : null,
    };

    string Words(IReadOnlyList<FeedDay> days, DateTimeOffset now) => State switch
    {
        FeedState.Gone => $"gone since {Day(ActivityAt)}",
        FeedState.Retired => $"retired since {Day(ActivityAt)}",
        FeedState.Blocked => "blocked by us",
        FeedState.Failing => Failures switch { <= 1 => "failing", 2 => "failing, twice", var n => $"failing, {n} times" },
        FeedState.Quiet => days.LastOrDefault(d => d.Items > 0) is { } last
            ? $"quiet for {DateOnly.FromDateTime(now.UtcDateTime).DayNumber - last.Day.DayNumber} days" : "quiet for a fortnight or longer",
        FeedState.New => "not read yet",
        _ => State.ToString().ToLowerInvariant(),
    };

    static string Day(DateTimeOffset? at) => at?.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture) ?? "an unknown day";

    /// <summary>The state of a word in the database; one that a newer program wrote counts as failing, so that somebody looks.</summary>
    public static FeedState StateOf(string word) => Enum.TryParse<FeedState>(word, ignoreCase: true, out var state) ? state : FeedState.Failing;

    public static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    public static DateTimeOffset? Time(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateTimeOffset>(column);
}
