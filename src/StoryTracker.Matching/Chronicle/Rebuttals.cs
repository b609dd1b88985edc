using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Chronicle;

/// <summary>One report answers another: it denies, rejects or replies to it.</summary>
/// <param name="Reply">The report that answers.</param>
/// <param name="To">What it answers.</param>
/// <param name="Sure">True where the article itself says so; false for a suggestion.</param>
/// <param name="Reasons">Why, a sentence each.</param>
public sealed record Rebuttal(string Reply, string To, bool Sure, IReadOnlyList<string> Reasons);

/// <summary>Links denials and replies to what they answer, in one article and over a story (<c>rebuttals@1</c>).</summary>
public static class Rebuttals
{
    /// <summary>Name and version of these rules.</summary>
    public const string Matcher = "rebuttals@1";

    const int SharedWords = 2, Near = 200;       // characters between a claim's paragraph and the words that answer it

    // Verbs by which a reporter says that something is answered (FrameNet: Communication_response, Statement with polarity).
    static readonly string[] Answering =
        ["responded to", "responding to", "replied to", "replying to", "hit back at", "hit back over", "rejected", "rejecting", "denied", "denying", "dismissed",
            "dismissing", "disputed", "disputing", "refuted", "refuting", "rebutted", "rebuffed", "in response to"];

    /// <summary>Links among the reports of a story; the order of the reports does not matter.</summary>
    /// <param name="reports">Reports with their paragraphs where these are known; by whoever is not known none is linked as a reply.</param>
    public static IReadOnlyList<Rebuttal> Of(IReadOnlyList<Report> reports)
    {
        List<Rebuttal> found = [];
        foreach (var article in reports.GroupBy(r => r.ArticleId, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var inOrder = article.OrderBy(r => r.Start).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
            for (var i = 0; i < inOrder.Count; i++)
                for (var k = i + 1; k < inOrder.Count; k++)
                    if (AreOthers(inOrder[i], inOrder[k]) && (Told(inOrder, i, k) ?? Contrasted(inOrder, i, k)) is { } link) found.Add(link);
        }
        // Read only where somebody denies something.
        Dictionary<string, ContentWords> read = new(StringComparer.Ordinal);
        ContentWords Words(Report r) => read.TryGetValue(r.Id, out var words) ? words : read[r.Id] = ContentWords.Of(Promises.Text(r));
        foreach (var reply in reports.Where(r => r.Stance == Stance.Denied || r.Act == StatementAct.Denial))
            found.AddRange(reports.Where(to => AreOthers(to, reply) && !IsLater(to, reply)).Select(to => Denial(to, reply, Words(to), Words(reply))).OfType<Rebuttal>());
        return [.. found.GroupBy(l => (l.Reply, l.To)).Select(g => g.OrderByDescending(l => l.Sure).First())
            .OrderBy(l => l.Reply, StringComparer.Ordinal).ThenBy(l => l.To, StringComparer.Ordinal)];
    }

    /// <summary>Whether the characters before a claim look as if something were answered there, so that its paragraph is worth reading.</summary>
    /// <param name="before">Characters that stand before the words, the cue or the mention of a claim.</param>
    public static bool MaySignal(string before) =>
        Answering.Any(v => Stands(before, v) >= 0) || Stands(before, "But") >= 0 || Stands(before, "However") >= 0;

    static bool AreOthers(Report to, Report reply) => reply.SpeakerId is not null && to.SpeakerId != reply.SpeakerId && to.Id != reply.Id;

    static bool IsLater(Report to, Report reply) =>
        to.ArticleId != reply.ArticleId && !(to.Published.Earliest is { } first && reply.Published.Latest is { } then && first <= then);

    // "The mayor responded to claims from … that …": the mayor's next words, close by, are the response.
    static Rebuttal? Told(List<Report> inOrder, int i, int k)
    {
        var (to, reply) = (inOrder[i], inOrder[k]);
        if (to.Paragraph is not { } paragraph || reply.Start < paragraph.End || reply.Start - paragraph.End > Near) return null;
        if (inOrder.Skip(i + 1).Take(k - i - 1).Any(r => r.SpeakerId == reply.SpeakerId)) return null;
        var before = paragraph.Text[..Math.Clamp(to.Start - paragraph.Start, 0, paragraph.Text.Length)];
        if (Answering.FirstOrDefault(v => Stands(before, v) >= 0) is not { } verb) return null;
        var subject = before[..Stands(before, verb)];
        var named = inOrder.Where(r => r.SpeakerId == reply.SpeakerId).SelectMany(r => new[] { r.Mention, r.SpeakerName?.Split(' ')[^1] }).OfType<string>()
            .FirstOrDefault(n => n.Length > 3 && Stands(subject, n) >= 0);
        return named is null ? null
            : new(reply.Id, to.Id, true, [$"The article says that “{named}” “{verb}” it, and these are the next words of that speaker."]);
    }

    // "But Mr Khan said …", straight after what somebody else said of the same.
    static Rebuttal? Contrasted(List<Report> inOrder, int i, int k)
    {
        var (to, reply) = (inOrder[i], inOrder[k]);
        if (k != i + 1 || to.Paragraph is not { } above || reply.Paragraph is not { } below || below.Start <= above.Start || below.Start - above.End > 4) return null;
        var opening = below.Text.StartsWith("But ", StringComparison.Ordinal) ? "But" : below.Text.StartsWith("However", StringComparison.Ordinal) ? "However" : null;
        if (opening is null) return null;
        var shared = ContentWords.Of(above.Text).SharedWith(ContentWords.Of(below.Text));
        return shared.Count == 0 ? null
            : new(reply.Id, to.Id, false, [$"Its paragraph begins with “{opening}” straight after the other, and both hold {ContentWords.Listed(shared)}."]);
    }

    static Rebuttal? Denial(Report to, Report reply, ContentWords said, ContentWords denied)
    {
        var shared = said.SharedWith(denied);
        if (shared.Count < SharedWords) return null;
        var how = reply.Stance == Stance.Denied ? "The speaker denies it" : "The words are a denial";
        var named = to.SpeakerName?.Split(' ')[^1] is { Length: > 2 } name && reply.Paragraph is { } p && Stands(p.Text, name) >= 0 ? name : null;
        List<string> reasons = [$"{how}, and both hold {ContentWords.Listed(shared)}."];
        if (named is not null) reasons.Add($"Its paragraph names “{named}”, who said the other.");
        return new(reply.Id, to.Id, named is not null && to.ArticleId == reply.ArticleId && said.Overlap(denied) >= 0.5, reasons);
    }

    // Whole words, any case.
    static int Stands(string text, string words)
    {
        for (var at = 0; (at = text.IndexOf(words, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + words.Length == text.Length || !char.IsLetterOrDigit(text[at + words.Length]))) return at;
        return -1;
    }
}
