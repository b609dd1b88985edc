namespace StoryTracker.Domain.Utterances;

/// <summary>A tie as the event that put it on record, and back: a story that comes to hold a claim later gets the same event.</summary>
static class TieEvents
{
    public static object Of(Tie t) => t.Kind switch
    {
        TieKind.Joined => new ReportsJoined(t.Id, t.A, t.B, t.Reasons, t.Matcher, t.By, t.At),
        TieKind.Parted => new ReportsParted(t.Id, t.A, t.B, Reason(t), t.By!, t.At),
        TieKind.Linked => new LinesLinked(t.Id, t.A, t.B, t.Reasons, t.Matcher, t.By, t.At),
        TieKind.Unlinked => new LinesUnlinked(t.Id, t.A, t.B, Reason(t), t.By!, t.At),
        TieKind.SideBySide => new WordingsSetSideBySide(t.Id, t.A, t.B, t.Reasons, t.Matcher!, t.At),
        TieKind.Suggested => new ParaphraseSuggested(t.Id, t.A, t.B, t.Reasons, t.Matcher!, t.At),
        TieKind.Confirmed => new ParaphraseConfirmed(t.Id, t.A, t.B, Reason(t), t.By!, t.At),
        _ => new ParaphraseDeclined(t.Id, t.A, t.B, Reason(t), t.By!, t.At),
    };

    /// <summary>The tie that an event put on record, null for any other event.</summary>
    public static Tie? TieOf(object e) => e switch
    {
        ReportsJoined j => new(j.Id, TieKind.Joined, j.A, j.B, j.Reasons, j.Matcher, j.By, j.At),
        ReportsParted p => new(p.Id, TieKind.Parted, p.A, p.B, Reasons(p.Reason), null, p.By, p.At),
        LinesLinked l => new(l.Id, TieKind.Linked, l.A, l.B, l.Reasons, l.Matcher, l.By, l.At),
        LinesUnlinked u => new(u.Id, TieKind.Unlinked, u.A, u.B, Reasons(u.Reason), null, u.By, u.At),
        WordingsSetSideBySide s => new(s.Id, TieKind.SideBySide, s.A, s.B, s.Reasons, s.Matcher, null, s.At),
        ParaphraseSuggested s => new(s.Id, TieKind.Suggested, s.A, s.B, s.Reasons, s.Matcher, null, s.At),
        ParaphraseConfirmed c => new(c.Id, TieKind.Confirmed, c.A, c.B, Reasons(c.Reason), null, c.By, c.At),
        ParaphraseDeclined d => new(d.Id, TieKind.Declined, d.A, d.B, Reasons(d.Reason), null, d.By, d.At),
        _ => null,
    };

    static string Reason(Tie t) => t.Reasons.Count == 0 ? "" : t.Reasons[0];

    static IReadOnlyList<string> Reasons(string reason) => reason.Length == 0 ? [] : [reason];
}
