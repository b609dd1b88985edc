using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Setup;

namespace StoryTracker.App.Desk;

static partial class HistorySentence
{
    static string? OfClaims(object data) => data switch
    {
        ClaimCorrected e => $"{e.By} corrected a claim{(Changes(e) is { Length: > 0 } changes ? $" ({changes})" : "")}: {e.Reason}",
        ClaimConfirmed e => $"{e.By} confirmed a claim: it is right as it stands.",
        ClaimDecisionUndone e => $"{e.By} took back the last decision on how a claim is read.",
        ClaimDismissed e => $"{e.By} dismissed a claim: {e.Reason}",
        ClaimRestored e => $"{e.By} restored a claim.",
        ClaimRestoringUndone e => $"{e.By} took back that a claim was restored; it is dismissed as before.",
        ClaimAdded e => $"{e.By} added a claim of {e.Claim.Speaker.Name ?? "somebody nobody could name"}: {Short(e.Claim)} Because: {e.Reason}",
        ClaimAdditionUndone e => $"{e.By} took back that a claim was added.",
        NoteWritten e => $"{e.By} wrote a note on {(e.ClaimId is null ? "the story" : "a claim")}: {e.Text}",
        NoteRemoved e => $"{e.By} took a note on {(e.ClaimId is null ? "the story" : "a claim")} away.",
        NoteRemovalUndone e => $"{e.By} brought back a note on {(e.ClaimId is null ? "the story" : "a claim")}.",
        StoryClosed e => $"{e.By} closed the story: {e.Reason}",
        StoryReopened e => $"{e.By} opened the story again.",
        ReopeningUndone e => $"{e.By} took back that the story was opened again; it is closed as before.",
        _ => null,
    };

    /// <summary>What a correction set and what it gave back to the machine: "speaker: Ada Lovelace; printed: as the machine reads it".</summary>
    public static string Changes(ClaimCorrected e)
    {
        List<string> changes = [];
        if (e.Set.Words is { } words) changes.Add($"words: {string.Join(" … ", words.Select(w => w.Exact))}");
        if (e.Set.Speaker is { } speaker) changes.Add($"speaker: {speaker.Name ?? "nobody can say"}");
        if (e.Set.Said is { } said) changes.Add($"said: {Days(said)}");
        if (e.Set.Happened is { } happened) changes.Add($"happened: {Days(happened)}");
        if (e.Set.Kind is { } kind) changes.Add($"printed: {Printed(kind)}");
        if (e.Set.Polarity is { } polarity) changes.Add($"the speaker {Did(polarity)} it");
        changes.AddRange(e.Cleared.Where(name => !e.Set.Sets(name)).Select(name => $"{Field(name)}: as the machine reads it"));
        return string.Join("; ", changes);
    }

    static string Field(string name) => name switch { "kind" => "printed", "polarity" => "said or denied", _ => name };

    static string Printed(QuoteKind kind) => kind switch { QuoteKind.Direct => "as a direct quotation", QuoteKind.Mixed => "partly quoted", _ => "reported" };

    internal static string Days(When when) => (when.Earliest, when.Latest) switch
    {
        (null, null) => "day not known",
        ({ } from, { } to) when from == to => $"{from:yyyy-MM-dd}",
        ({ } from, { } to) => $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
        ({ } from, null) => $"on or after {from:yyyy-MM-dd}",
        (null, { } to) => $"on or before {to:yyyy-MM-dd}",
    };
}
