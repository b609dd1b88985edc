using System.Globalization;
using StoryTracker.App.Access;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;

namespace StoryTracker.App.Desk;

/// <summary>An event as one sentence for the audit.</summary>
static partial class HistorySentence
{
    public static string Of(object data) => data switch
    {
        ArticleDiscovered e => $"Discovered an article in {e.Origin}{(e.Url is null ? "" : $", {e.Url}")}.",
        RevisionRecorded e => $"Read revision {Number(e.Revision)}{(e.Outlet is null ? "" : $", printed by {e.Outlet}")}: {Number(e.Text.Length)} characters.",
        ClaimsExtracted e => $"{e.Extractor} found {Count(e.Claims.Count, "claim")} and {Count(e.Dates.Count, "date")} in revision {Number(e.Revision)}.",
        ArticleAssigned e => $"{e.Matcher} placed the article on {(e.Stories.Count == 1 ? "one story" : $"{Number(e.Stories.Count)} stories")}.",
        StoryOpened { Emerging: true } e => $"Opened the emerging story “{e.Title}”, because no other fitted.",
        StoryOpened e => $"{e.By} set up the story “{e.Title}”.",
        ArticleIngested e => $"Put {(e.Title is null ? "an article" : $"“{e.Title}”")}{(e.Outlet is null ? "" : $" of {e.Outlet}")} on the story.",
        ClaimRecorded e => $"Recorded what {e.Claim.Speaker.Name ?? "somebody nobody could name"} {Did(e.Claim.Polarity)}: {Short(e.Claim)}.",
        ClaimRevised e => $"{e.Extractor} reads a claim differently now: {Short(e.Claim)}.",
        ClaimLost e => $"{e.Extractor} no longer finds a claim in revision {Number(e.Revision)}; it stays on record.",
        DateAnnounced e => $"Noted “{e.Expression.Exact}” in the diary.",
        SpeakerIdentified e => $"Met {e.Name} for the first time.",
        AliasReported e => $"Saw the name “{e.Alias}”.",
        RoleReported e => $"An article gives the role “{e.Role}”.",
        RevisionCompared e => $"Compared revision {Number(e.To)} with revision {Number(e.From)}: {Edits(e)}.",
        ClaimRefound e => $"Found the words of a claim again in revision {Number(e.Printed.Revision)}.",
        ClaimOrphaned e => $"What a claim says is no longer printed in revision {Number(e.Revision)}; it stays on record.",
        QuotationChanged e => $"The outlet {Done(e.Change)} words that a claim rests on: {Quoted(e.Before)}{(e.After is { } after ? $" → {Quoted(after)}" : "")}.",
        ArticleWithdrawn e => $"The outlet took the article down (HTTP {Number(e.Status)}); it stays on record.",
        IngestedArticleWithdrawn e => $"The outlet of an article of this story took it down (HTTP {Number(e.Status)}); what it said stays on record.",
        ArticleReinstated or IngestedArticleReinstated => "An article that had been taken down is there again.",
        ArticleRecognisedAsCopy e => $"Recognised the text as that of another article: {e.Reason}",
        _ when UtteranceSentence.Of(data) is { } sentence => sentence,
        _ when ChronicleSentence.Of(data) is { } sentence => sentence,
        ArticleErased e => $"{e.By} removed the article on legal request{Reference(e.LegalReference)}: {e.Reason}",
        IngestedArticleErased e => $"{e.By} removed an article of the story on legal request{Reference(e.LegalReference)}, with all it said.",
        SpeakerErased e => $"{e.By} removed the name on legal request{Reference(e.LegalReference)}.",
        _ when OfClaims(data) is { } sentence => sentence,
        _ when OfTriage(data) is { } sentence => sentence,
        _ when SpeakerSentence.Of(data) is { } sentence => sentence,
        _ when FollowUpSentence.Of(data) is { } followUp => followUp,
        ErasureNotice e => $"{ErasureNotice.Sentence(e.At)}.",
        _ when AccessSentence.Of(data) is { } access => access,
        _ => OfMembership(data) ?? "Its content was removed on request.",
    };

    static string Edits(RevisionCompared e) => e.Counts.Count == 0 ? "nothing of the text changed"
        : string.Join(", ", e.Counts.Select(c => $"{Number(c.Edits)} {c.Class.ToString().ToLowerInvariant()}"));

    static string Done(QuotationChange change) =>
        change switch { QuotationChange.Reworded => "changed", QuotationChange.Reattributed => "attributed otherwise", _ => "removed" };

    static string Quoted(PrintedWords words)
    {
        var text = string.Join(" … ", words.Words.Select(w => w.Exact));
        return $"“{(text.Length > 120 ? text[..(char.IsHighSurrogate(text[118]) ? 118 : 119)] + "…" : text)}”";
    }

    static string Reference(string? reference) => reference is null ? "" : $" ({reference})";

    static string Did(Polarity polarity) => polarity switch { Polarity.Said => "said", Polarity.Denied => "denied", _ => "declined to say" };

    static string Short(Claim claim)
    {
        var text = claim.ReadingText();
        if (text.Length > 120) text = text[..(char.IsHighSurrogate(text[118]) ? 118 : 119)] + "…";
        return claim.Kind == QuoteKind.Direct ? $"“{text}”" : text;
    }

    static string Count(int n, string what) => $"{Number(n)} {what}{(n == 1 ? "" : "s")}";

    static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
