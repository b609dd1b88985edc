using StoryTracker.Domain.Articles;
using StoryTracker.Matching.Reports;

namespace StoryTracker.App.Corroboration;

/// <summary>Claims as the matcher sees them.</summary>
public static class ReportsOf
{
    /// <summary>A claim with the article it stands in.</summary>
    /// <param name="id">Claim id.</param>
    /// <param name="claim">The effective claim: what editors decided over what the machine found.</param>
    /// <param name="revision">The revision that its passages are cut from.</param>
    public static Report Claim(Guid id, Claim claim, RevisionRecorded revision)
    {
        var paragraph = Around(revision.Text, claim.Words[0].Start, claim.Words[^1].End);
        return Claim(id, claim, revision.Outlet, revision.Published) with
        {
            Paragraph = paragraph,
            InLede = revision.Text.AsSpan(0, paragraph.Start).IndexOfAnyExcept('\n', '\r', ' ') < 0,
        };
    }

    /// <summary>A claim by what a story's own stream tells: without its paragraph.</summary>
    /// <param name="id">Claim id.</param>
    /// <param name="claim">The effective claim.</param>
    /// <param name="outlet">Who printed it, null when not known.</param>
    /// <param name="published">When, null when nothing tells.</param>
    public static Report Claim(Guid id, Claim claim, string? outlet, Publication? published) =>
        new(id.ToString(), claim.ArticleId.ToString(), [.. claim.Words.Select(Stretch)])
        {
            Outlet = outlet,
            SpeakerId = claim.Speaker.SpeakerId?.ToString(),
            SpeakerName = claim.Speaker.Name,
            Mention = claim.Speaker.Mention?.Exact,
            UnnamedSource = claim.Speaker.IsUnnamedSource(),
            Form = (ReportForm)claim.Kind,
            Stance = (Stance)claim.Polarity,
            Act = (StatementAct?)claim.Meaning?.Act?.Kind,
            Cue = claim.Cue is { } cue ? Stretch(cue) : null,
            Occasion = new(claim.Said is { } said ? new(said.Earliest, said.Latest) : Days.Unknown,
                claim.Setting?.Place, claim.Setting?.Venue, claim.Setting?.Medium, claim.Setting?.Addressee),
            Published = published is { } p
                ? new(DateOnly.FromDateTime(p.Earliest.UtcDateTime), DateOnly.FromDateTime(p.Latest.UtcDateTime)) : Days.Unknown,
            Numbers = [.. (claim.Meaning?.Numbers ?? []).Select(Number)],
        };

    static Stretch Stretch(Passage p) => new(p.Exact, p.Start, p.End, p.Quoted);

    static ReportedNumber Number(ClaimNumber n) => new(Stretch(n.Printed), Words(n.Kind.ToString()), Words(n.Bound.ToString()), n.Value, n.To, n.OutOf, n.Unit, n.Counted);

    internal static string Words(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    static Stretch Around(string text, int from, int to)
    {
        var start = from == 0 ? 0 : text.LastIndexOf('\n', from - 1) + 1;
        var end = text.IndexOf('\n', to);
        if (end < 0) end = text.Length;
        if (end > start && text[end - 1] == '\r') end--;
        return new(text[start..end], start, end);
    }
}
