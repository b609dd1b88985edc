using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

static partial class HistorySentence
{
    /// <summary>What a correction set and what it gave back to the machine: "speaker: Ada Lovelace; kind: as the machine reads it".</summary>
    public static string Changes(ClaimCorrected e)
    {
        List<string> changes = [];
        if (e.Set.Words is { } words) changes.Add($"words: {string.Join(" … ", words.Select(w => w.Exact))}");
        if (e.Set.Speaker is { } speaker) changes.Add($"speaker: {speaker.Name ?? "nobody can say"}");
        if (e.Set.Said is { } said) changes.Add($"said: {Days(said)}");
        if (e.Set.Kind is { } kind) changes.Add($"printed: {Printed(kind)}");
        if (e.Set.Polarity is { } polarity) changes.Add($"the speaker {Did(polarity)} it");
        changes.AddRange(e.Cleared.Where(name => !e.Set.Sets(name)).Select(name => $"{Field(name)}: as the machine reads it"));
        return string.Join("; ", changes);
    }

    static string Corrected(ClaimCorrected e) => Changes(e) is { Length: > 0 } changes ? $"{e.By} corrected a claim ({changes}): {e.Reason}" : $"{e.By} corrected a claim: {e.Reason}";

    static string Field(string name) => name switch { "kind" => "printed", "polarity" => "said or denied", _ => name };

    static string Printed(QuoteKind kind) => kind switch { QuoteKind.Direct => "as a direct quotation", QuoteKind.Mixed => "partly quoted", _ => "reported" };

    static string Days(When said) => (said.Earliest, said.Latest) switch
    {
        (null, null) => "day not known",
        ({ } from, { } to) when from == to => $"{from:yyyy-MM-dd}",
        ({ } from, { } to) => $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}",
        ({ } from, null) => $"on or after {from:yyyy-MM-dd}",
        (null, { } to) => $"on or before {to:yyyy-MM-dd}",
    };
}
