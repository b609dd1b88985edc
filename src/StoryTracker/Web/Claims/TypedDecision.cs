using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Web.Feeds;

namespace StoryTracker.Web.Claims;

/// <summary>What an editor typed about a claim, kept so that a form that comes back still has it.</summary>
/// <param name="What"><c>correct</c>, <c>dismiss</c> or <c>restore</c>.</param>
/// <param name="Revision">Revision of the claim on the page where it was typed.</param>
/// <param name="Fields">Fields of the form by name, each empty where nothing was typed.</param>
public sealed record TypedDecision(string What, string Revision, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int MostReason = 500;

    /// <summary>Longest name.</summary>
    public const int MostName = 200;

    static readonly string[] Names = ["speaker", "speakerIs", "said", "saidUntil", "saidIs", "kind", "polarity", "reason"];

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

    /// <summary>The correction that was typed.</summary>
    /// <exception cref="CommandRefusedException">A field cannot be read; the message says which.</exception>
    public ClaimCorrection Correction(Guid story, Guid claim, string by)
    {
        var name = this["speaker"];
        if (name.Length > MostName) throw new CommandRefusedException($"A name has {MostName} characters at most.");
        if (name.Length > 0 && this["speakerIs"].Length > 0)
            throw new CommandRefusedException("Give a name or choose what holds instead of it, not both.");
        if (this["said"].Length + this["saidUntil"].Length > 0 && this["saidIs"].Length > 0)
            throw new CommandRefusedException("Give a day or choose what holds instead of it, not both.");
        List<string> cleared = [];
        if (IsOneOf("speakerIs", "unknown", "machine") == "machine") cleared.Add("speaker");
        if (IsOneOf("saidIs", "unknown", "machine") == "machine") cleared.Add("said");
        if (IsOneOf("kind", "direct", "mixed", "indirect", "machine") == "machine") cleared.Add("kind");
        if (IsOneOf("polarity", "said", "denied", "declined", "machine") == "machine") cleared.Add("polarity");
        return new(story, claim, SeenRevision, Reason, by)
        {
            Speaker = name.Length > 0 ? name : null,
            NobodyKnows = this["speakerIs"] == "unknown",
            Said = Said(by),
            Kind = this["kind"] switch
            {
                "direct" => QuoteKind.Direct, "mixed" => QuoteKind.Mixed, "indirect" => QuoteKind.Indirect, _ => null,
            },
            Polarity = this["polarity"] switch
            {
                "said" => Polarity.Said, "denied" => Polarity.Denied, "declined" => Polarity.Declined, _ => null,
            },
            Cleared = cleared,
        };
    }

    string IsOneOf(string field, params string[] values) => this[field].Length == 0 || values.Contains(this[field]) ? this[field]
        : throw new CommandRefusedException($"'{field}' is one of {string.Join(", ", values)}, or empty to leave it as it is.");

    When? Said(string by)
    {
        var reason = $"{by} said so: {Reason}";
        if (this["saidIs"] == "unknown") return When.Between(null, null, reason);
        if (this["said"].Length == 0) return this["saidUntil"].Length == 0 ? null : throw new CommandRefusedException("Give the first day too.");
        var from = Day("said");
        var until = this["saidUntil"].Length == 0 ? from : Day("saidUntil");
        return from <= until ? When.Between(from, until, reason) : throw new CommandRefusedException("The last day lies before the first.");
    }

    DateOnly Day(string field) => DateOnly.TryParseExact(this[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new CommandRefusedException("Write a day as 2018-04-17.");
}
