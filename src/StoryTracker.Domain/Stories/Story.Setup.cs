using System.Collections.Immutable;
using StoryTracker.Domain.Stories.Setup;

namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>How it was set up before each description, oldest first.</summary>
    public ImmutableList<Description> Descriptions { get; init; } = [];

    /// <summary>The larger story that it is part of, null for none.</summary>
    public Guid? ParentId => PlacedUnder?.ParentId;

    /// <summary>Who made it part of a larger story, when and why; null while it stands for itself.</summary>
    public StoryPlacedUnder? PlacedUnder { get; init; }

    /// <summary>The article that an editor started it from, null for any other.</summary>
    public Guid? StartedFrom { get; init; }

    /// <summary>Whether there is nothing to look at: what it was opened for has left, or starting it was undone.</summary>
    public bool IsAbandoned => (Emerging || (StartedFrom is { } from && !Decisions.ContainsKey(from))) && Articles.IsEmpty && RemovedArticles.IsEmpty;

    /// <summary>State after an editor said what it is about.</summary>
    public Story Apply(StoryDescribed e) => Next() with
    {
        Descriptions = Descriptions.Add(new(Title, Sentence, Terms, Emerging, e.By, e.At)), Title = e.Title, Sentence = e.Sentence, Terms = e.Terms, Emerging = false,
    };

    /// <summary>State after the last description was taken back.</summary>
    public Story Apply(DescriptionUndone e) => Descriptions.IsEmpty ? Next() : Next() with
    {
        Title = Descriptions[^1].Title, Sentence = Descriptions[^1].Sentence, Terms = Descriptions[^1].Terms, Emerging = Descriptions[^1].Emerging,
        Descriptions = Descriptions.RemoveAt(Descriptions.Count - 1),
    };

    /// <summary>Set while it is closed.</summary>
    public StoryClosed? Closed { get; init; }

    /// <summary>How it was closed before it was opened again last, so that it can be closed as it was; else null.</summary>
    public StoryClosed? ClosedBefore { get; init; }

    /// <summary>State after it was closed.</summary>
    public Story Apply(StoryClosed e) => Next() with { Closed = e, ClosedBefore = null };

    /// <summary>State after it was opened again.</summary>
    public Story Apply(StoryReopened e) => Next() with { Closed = null, ClosedBefore = Closed };

    /// <summary>State after that was undone.</summary>
    public Story Apply(ReopeningUndone e) => Next() with { Closed = Closed ?? ClosedBefore, ClosedBefore = null };

    /// <summary>State after it became part of a larger story.</summary>
    public Story Apply(StoryPlacedUnder e) => Next() with { PlacedUnder = e };

    /// <summary>State after it stood for itself again.</summary>
    public Story Apply(StoryFreed e) => Next() with { PlacedUnder = null };
}
