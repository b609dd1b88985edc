using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Triage;

namespace StoryTracker.Domain.Tests;

/// <summary>Folds outcomes onto streams the way an engine would, in memory: Given events, When a handler decides, Then these events.</summary>
sealed class Given
{
    readonly Dictionary<string, List<object>> streams = [];

    public IReadOnlyList<object> On(string stream) => streams.TryGetValue(stream, out var events) ? events : [];

    public Given Has(string stream, params object[] events)
    {
        if (!streams.TryGetValue(stream, out var on)) streams[stream] = on = [];
        on.AddRange(events);
        return this;
    }

    public Outcome When(Func<Given, Outcome> decide)
    {
        var outcome = decide(this);
        foreach (var append in outcome.Appends)
        {
            Assert.Equal(On(append.Stream).Count, append.Expected);
            Assert.NotEmpty(append.Events);
            Has(append.Stream, [.. append.Events]);
        }
        Assert.Equal(outcome.Appends.Count, outcome.Appends.Select(a => a.Stream).Distinct().Count());
        return outcome;
    }

    public Versioned<Article> Article(Guid id) => Fold<Article>(Streams.Article(id));

    public Versioned<Story> Story(Guid id) => Fold<Story>(Streams.Story(id));

    public Versioned<Speaker> Speaker(Guid id) => Fold<Speaker>(Streams.Speaker(id));

    public Versioned<QueuedItem> Queued(string item) => Fold<QueuedItem>(Streams.Triage(DerivedId.TriageItem(item)));

    // The same convention an engine (or Marten) uses: static Create(event), then Apply(event) returning the next state.
    Versioned<T> Fold<T>(string stream) where T : class
    {
        T? state = null;
        foreach (var e in On(stream))
            state = state is null
                ? (T)typeof(T).GetMethod("Create", [e.GetType()])!.Invoke(null, [e])!
                : (T)typeof(T).GetMethod("Apply", [e.GetType()])!.Invoke(state, [e])!;
        return new(state, On(stream).Count);
    }
}
