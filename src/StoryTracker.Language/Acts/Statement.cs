using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Acts;

/// <summary>A statement as the reading of acts sees it.</summary>
/// <param name="Pieces">The tokens of each piece of content, in order.</param>
/// <param name="Quoted">For each piece, whether it is printed in quotation marks.</param>
/// <param name="Lemma">Base form of the verb of report with its particle, or null.</param>
/// <param name="Cue">Lower-case words of the cue; none where the words stand without a tag.</param>
/// <param name="Source">Lower-case words that name the source; none where nobody is named.</param>
/// <param name="Body">Whether the speaker is a body and no person; null where the text does not show it.</param>
/// <param name="Polarity">Whether the content was asserted.</param>
/// <param name="HasNumber">Whether a number with a meaning stands in the content.</param>
/// <param name="HasPastTime">Whether a time that lies behind stands in the content.</param>
sealed record Statement(
    IReadOnlyList<Token[]> Pieces,
    IReadOnlyList<bool> Quoted,
    string? Lemma,
    IReadOnlyList<string> Cue,
    IReadOnlyList<string> Source,
    bool? Body,
    Polarity Polarity,
    bool HasNumber,
    bool HasPastTime)
{
    /// <summary>The statement of an attribution.</summary>
    /// <param name="article">The article's text.</param>
    /// <param name="a">The attribution.</param>
    /// <param name="speaker">What the speaker was found to be, or null.</param>
    /// <param name="numbers">The numbers of the content.</param>
    /// <param name="times">The article's expressions of time, in order.</param>
    public static Statement Of(ArticleText article, Attribution a, EntityKind? speaker, IReadOnlyList<Quantity> numbers, IReadOnlyList<TimeExpression> times)
    {
        var source = a.Source is { } np ? Words(a.SourceSentence, np) : [];
        return new Statement(
            a.Content.ConvertAll(c => Within(article.Flat, c).ToArray()),
            a.Content.ConvertAll(c => a.Quoted.Exists(q => q.Inner == c)),
            a.Verb?.Lemma,
            a.Cue is { } cue ? Within(article.Flat, cue).ConvertAll(t => t.Lower) : [],
            source, IsBody(source, speaker), a.Polarity, numbers.Any(n => n.Kind != QuantityKind.Count || n.Counted is not null || char.IsDigit(article.Text[n.Span.End - 1])),
            a.Content.Exists(c => Times(times, c).Any(t => t.Status == TimeStatus.Past && t.Type is TimeType.Date or TimeType.Time)));
    }

    static bool? IsBody(List<string> source, EntityKind? speaker) =>
        speaker == EntityKind.Organisation ? true
        : speaker == EntityKind.Person || source.Exists(w => w is "he" or "she" or "i" || People.RoleWords.Contains(w)) ? false
        : source is ["it"] ? true : null;

    static List<string> Words(Sentence s, NounPhrase np)
    {
        var words = new List<string>();
        for (int k = np.First; k <= np.CoreLast; k++) words.Add(s.LowerAt(k));
        return words;
    }

    static List<Token> Within(IReadOnlyList<Token> all, Span span)
    {
        var inside = new List<Token>();
        for (int k = First(all.Count, i => all[i].Span.Start >= span.Start); k < all.Count && all[k].Span.End <= span.End; k++) inside.Add(all[k]);
        return inside;
    }

    static IEnumerable<TimeExpression> Times(IReadOnlyList<TimeExpression> times, Span span)
    {
        for (int k = First(times.Count, i => times[i].Span.Start >= span.Start); k < times.Count && times[k].Span.End <= span.End; k++)
            yield return times[k];
    }

    static int First(int count, Func<int, bool> reached)
    {
        int low = 0, high = count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (reached(middle)) high = middle; else low = middle + 1;
        }
        return low;
    }
}
