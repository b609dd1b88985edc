namespace StoryTracker.Matching;

/// <summary>A story's terms, ready to be found, those that find the same words taken once.</summary>
sealed class StoryTerms
{
    public StoryTerms(StoryProfile story)
    {
        Id = story.Id;
        Title = story.Title;
        // In a fixed order, so that the order in which an editor lists them changes nothing.
        Terms = [.. story.Terms.Append(story.Title).Select(Term.Of).OfType<Term>()
            .OrderByDescending(t => t.Strength)
            .ThenBy(t => t.Stemmed, StringComparer.Ordinal).ThenBy(t => t.Printed, StringComparer.Ordinal)
            .DistinctBy(t => t.Stemmed)];
        HasNames = story.Terms.Select(Term.Of).Any(t => t is { IsName: true });
        HasSubjects = story.Terms.Select(Term.Of).Any(t => t is { IsName: false });
    }

    public string Id { get; }

    public string Title { get; }

    public IReadOnlyList<Term> Terms { get; }

    /// <summary>Whether the editor gave names: of people, organisations, places.</summary>
    public bool HasNames { get; }

    /// <summary>Whether the editor gave subjects: terms without a capital.</summary>
    public bool HasSubjects { get; }
}
