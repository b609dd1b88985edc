using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Web.Claims;

/// <summary>What an editor typed about a claim, kept so that a form that comes back still has it.</summary>
/// <param name="What"><c>correct</c>, <c>confirm</c>, <c>dismiss</c>, <c>restore</c>, <c>add</c> or <c>note</c>.</param>
/// <param name="Revision">Revision of the claim, or of the article, on the page where it was typed.</param>
/// <param name="Fields">Fields of the form by name, each empty where nothing was typed.</param>
public sealed record TypedDecision(string What, string Revision, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int MostReason = 500;

    /// <summary>Longest name.</summary>
    public const int MostName = 200;

    static readonly string[] Names =
    [
        "words", "start", "wordsIs", "speaker", "speakerIs", "said", "saidUntil", "saidIs", "happened", "happenedUntil", "happenedIs", "kind", "polarity",
        "reason", "note", "story",
    ];

    /// <summary>Places where the words stand, to choose from; empty where nobody has to.</summary>
    public IReadOnlyList<Passage> Places { get; init; } = [];

    /// <summary>What was sent.</summary>
    internal static TypedDecision Of(string what, Posted posted) =>
        new(what, posted["revision"], Names.ToDictionary(n => n, n => posted[n]));

    /// <summary>A field, empty where nothing was typed.</summary>
    public string this[string name] => Fields.GetValueOrDefault(name, "");

    /// <summary>The reason.</summary>
    /// <exception cref="CommandRefusedException">It is too long.</exception>
    public string Reason => this["reason"] is { Length: <= MostReason } reason ? reason
        : throw new CommandRefusedException($"Give the reason in {MostReason} characters at most.");

    /// <summary>The revision as a number.</summary>
    /// <exception cref="CommandRefusedException">It is none.</exception>
    public int SeenRevision => int.TryParse(Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen
        : throw new CommandRefusedException("Give the revision of the claim as you saw it.");

    /// <summary>Where the words begin, for words that stand at several places.</summary>
    /// <exception cref="CommandRefusedException">It is no number.</exception>
    public int? Start => this["start"].Length == 0 ? null : int.TryParse(this["start"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start
        : throw new CommandRefusedException("'start' is the number of the character at which the words begin.");

    /// <summary>The name, null where none was typed.</summary>
    /// <exception cref="CommandRefusedException">It is too long.</exception>
    public string? Speaker => this["speaker"] switch
    {
        { Length: 0 } => null,
        { Length: > MostName } => throw new CommandRefusedException($"A name has {MostName} characters at most."),
        var name => name,
    };

    /// <summary>Said, denied or declined; null where nothing was chosen, or the machine's reading.</summary>
    /// <exception cref="CommandRefusedException">It is none of them.</exception>
    public Polarity? Polarity => IsOneOf("polarity", "said", "denied", "declined", "machine") switch
    {
        "said" => Domain.Articles.Polarity.Said, "denied" => Domain.Articles.Polarity.Denied, "declined" => Domain.Articles.Polarity.Declined, _ => null,
    };

    /// <summary>The correction that was typed.</summary>
    /// <exception cref="CommandRefusedException">A field cannot be read; the message says which.</exception>
    public ClaimCorrection Correction(Guid story, Guid claim, string by)
    {
        NotBoth("words", "wordsIs", "Paste words or choose what holds instead of them, not both.");
        NotBoth("speaker", "speakerIs", "Give a name or choose what holds instead of it, not both.");
        List<string> cleared = [];
        if (IsOneOf("wordsIs", "machine") == "machine") cleared.Add("words");
        if (IsOneOf("speakerIs", "unknown", "machine") == "machine") cleared.Add("speaker");
        if (IsOneOf("saidIs", "unknown", "machine") == "machine") cleared.Add("said");
        if (IsOneOf("happenedIs", "unknown") == "unknown") cleared.Add("happened");
        if (IsOneOf("kind", "direct", "mixed", "indirect", "machine") == "machine") cleared.Add("kind");
        if (IsOneOf("polarity", "said", "denied", "declined", "machine") == "machine") cleared.Add("polarity");
        return new(story, claim, SeenRevision, Reason, by)
        {
            Words = this["words"].Length > 0 ? this["words"] : null,
            Start = Start,
            Speaker = Speaker,
            NobodyKnows = this["speakerIs"] == "unknown",
            Said = this["saidIs"] == "unknown" ? When.Between(null, null, $"{by} said so: {Reason}") : Days("said", by),
            Happened = Days("happened", by),
            Kind = this["kind"] switch
            {
                "direct" => QuoteKind.Direct, "mixed" => QuoteKind.Mixed, "indirect" => QuoteKind.Indirect, _ => null,
            },
            Polarity = Polarity,
            Cleared = cleared,
        };
    }

    /// <summary>Days that were typed, from and until; null where none were.</summary>
    /// <exception cref="CommandRefusedException">They are no days, or in the wrong order, or something was chosen instead, too.</exception>
    public When? Days(string field, string by)
    {
        var until = field + "Until";
        if (this[field].Length + this[until].Length > 0) NotBoth(this[field].Length > 0 ? field : until, field + "Is", "Give a day or choose what holds instead of it, not both.");
        if (this[field].Length == 0) return this[until].Length == 0 ? null : throw new CommandRefusedException("Give the first day too.");
        var first = Day(field);
        var last = this[until].Length == 0 ? first : Day(until);
        return first <= last ? When.Between(first, last, $"{by} said so: {Reason}") : throw new CommandRefusedException("The last day lies before the first.");
    }

    void NotBoth(string field, string instead, string message)
    {
        if (this[field].Length > 0 && this[instead].Length > 0) throw new CommandRefusedException(message);
    }

    string IsOneOf(string field, params string[] values) => this[field].Length == 0 || values.Contains(this[field]) ? this[field]
        : throw new CommandRefusedException($"'{field}' is one of {string.Join(", ", values)}, or empty to leave it as it is.");

    DateOnly Day(string field) => DateOnly.TryParseExact(this[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new CommandRefusedException("Write a day as 2018-04-17.");
}
