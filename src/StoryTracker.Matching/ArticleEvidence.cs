using System.Collections.Immutable;

namespace StoryTracker.Matching;

/// <summary>What in an article speaks for one story.</summary>
sealed class ArticleEvidence
{
    // Headline and opening say what an article is about; a repeated word adds less each time.
    const double HeadlineFactor = 2, OpeningFactor = 1.5;
    // A name alone belongs to many stories, and so does a subject alone. Names without the subject take three different ones.
    const int NamesThatStandAlone = 3;
    // Name + subject + one more: less than that is a passing mention. A long text mentions more in passing: one more for each full
    // 1,000 words.
    const double LeastScore = 4;
    const int WordsPerExtraPoint = 1000;

    ArticleEvidence(StoryTerms story, IReadOnlyList<TermEvidence> terms, bool enough)
    {
        Story = story;
        Terms = terms;
        Score = terms.Sum(t => t.Score);
        Enough = enough;
    }

    public StoryTerms Story { get; }

    /// <summary>The matched terms, strongest first.</summary>
    public IReadOnlyList<TermEvidence> Terms { get; }

    public double Score { get; }

    /// <summary>Whether this is more than a passing mention.</summary>
    public bool Enough { get; }

    /// <summary>The evidence for a story in an article.</summary>
    public static ArticleEvidence For(StoryTerms story, ArticleWords article)
    {
        var found = Mention.In(article.Headline, article.HeadlineWords, story.Terms, headline: true)
            .Select(m => (Mention: m, Place: Place.Headline))
            .Concat(Mention.In(article.Text, article.Words, story.Terms)
                .Select(m => (Mention: m, Place: m.Word < article.OpeningWords ? Place.Opening : Place.Body)));
        var terms = found.GroupBy(f => f.Mention.Term)
            .Select(g => (Term: g.Key, First: g.First(), Count: g.Count()))
            .Select(g => new TermEvidence(
                g.Term, g.First.Mention.Printed, g.Count, g.First.Place, ScoreOf(g.Term, g.Count, g.First.Place)))
            .OrderByDescending(t => t.Score).ThenBy(t => t.Term.Stemmed, StringComparer.Ordinal)
            .ToImmutableArray();
        return new(story, terms, IsEnough(story, terms, article.Words.Length));
    }

    static double ScoreOf(Term term, int count, Place first) =>
        term.Strength * (1 + Math.Log2(count)) * first switch { Place.Headline => HeadlineFactor, Place.Opening => OpeningFactor, _ => 1 };

    static bool IsEnough(StoryTerms story, ImmutableArray<TermEvidence> terms, int words)
    {
        var names = terms.Count(t => t.Term.IsName);
        var subjects = terms.Length - names;
        var both = (names > 0 || !story.HasNames) && (subjects > 0 || !story.HasSubjects);
        return (both || names >= NamesThatStandAlone) && terms.Sum(t => t.Score) >= LeastScore + (words / WordsPerExtraPoint);
    }
}

/// <summary>Where in an article a term stands first.</summary>
enum Place
{
    Headline,
    Opening,
    Body,
}

/// <summary>The mentions of one term in an article.</summary>
/// <param name="Term">The term.</param>
/// <param name="Printed">As the article prints it first.</param>
/// <param name="Count">How often it stands there.</param>
/// <param name="First">Where it stands first.</param>
/// <param name="Score">What it adds to the story.</param>
sealed record TermEvidence(Term Term, string Printed, int Count, Place First, double Score);
