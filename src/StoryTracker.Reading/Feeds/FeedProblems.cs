namespace StoryTracker.Reading.Feeds;

/// <summary>What was wrong with a feed, each sentence once and not without end.</summary>
sealed class FeedProblems
{
    const int Most = 20;

    readonly List<string> _sentences = [];

    public IReadOnlyList<string> Sentences => _sentences;

    public void Add(string sentence)
    {
        if (_sentences.Count < Most && !_sentences.Contains(sentence)) _sentences.Add(sentence);
    }
}
