using System.Globalization;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Desk;

/// <summary>An event about wordings and divergences as one sentence for the audit.</summary>
static class UtteranceSentence
{
    public static string? Of(object data) => data switch
    {
        ReportsJoined e => $"{e.By ?? e.Matcher} joined two wordings of one remark: {Both(e.A, e.B)}.",
        ReportsParted e => $"{e.By} said that these are two remarks: {Both(e.A, e.B)}: {e.Reason}",
        LinesLinked e => $"{e.By ?? e.Matcher} linked the same line on two occasions: {Both(e.A, e.B)}.",
        LinesUnlinked e => $"{e.By} said that this is not the same line: {Both(e.A, e.B)}: {e.Reason}",
        WordingsSetSideBySide e => $"{e.Matcher} set two wordings side by side: {Both(e.A, e.B)}.",
        ParaphraseSuggested e => $"{e.Matcher} suggested that one remark is told in other words: {Both(e.A, e.B)}.",
        ParaphraseConfirmed e => $"{e.By} confirmed that one remark is told in other words: {Both(e.A, e.B)}{Because(e.Reason)}",
        ParaphraseDeclined e => $"{e.By} declined a paraphrase: {Both(e.A, e.B)}{Because(e.Reason)}",
        TieTakenBack e => $"{e.By} took back a decision about two wordings.",
        FindingWithdrawn e => $"{e.Matcher} took back what it had found about two wordings: {e.Reason}",
        DivergenceFound e => $"{e.Matcher} found a divergence{(e.Compatible ? " that may be none" : "")}: {e.Sentence}",
        DivergenceDismissed e => $"{e.By} dismissed a divergence: {e.Reason}",
        DivergenceRestored e => $"{e.By} restored a divergence.",
        MatchingProposed e => $"{e.Matcher} proposed to {Verb(e.Kind)} two wordings: {Both(e.A, e.B)}.",
        MatchingProposalAnswered e => $"{e.By} {(e.Accepted ? "accepted" : "declined")} a proposal about two wordings{Because(e.Reason)}",
        StatementsMatched e => $"{e.Matcher} compared {Count(e.Claims, "claim")} of revision {Number(e.Revision)} with {Count(e.Compared, "report")} of other articles.",
        _ => null,
    };

    /// <summary>What a proposal would do: join, part, link or unlink.</summary>
    public static string Verb(TieKind kind) => kind switch { TieKind.Joined => "join", TieKind.Parted => "part", TieKind.Linked => "link", _ => "unlink" };

    static string Both(Wording a, Wording b) => $"{Short(a)} and {Short(b)}";

    static string Short(Wording wording)
    {
        var text = wording.Line;
        if (text.Length > 60) text = text[..(char.IsHighSurrogate(text[58]) ? 58 : 59)] + "…";
        return wording.Words.All(w => w.Quoted) ? $"“{text}”" : $"‘{text}’";
    }

    static string Because(string reason) => reason.Length == 0 ? "." : $": {reason}";

    static string Count(int n, string what) => $"{Number(n)} {what}{(n == 1 ? "" : "s")}";

    static string Number(int n) => n.ToString("N0", CultureInfo.InvariantCulture);
}
