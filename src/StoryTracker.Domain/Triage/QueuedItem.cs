using System.Collections.Immutable;
using StoryTracker.Domain.Erasure;

namespace StoryTracker.Domain.Triage;

/// <summary>
/// What editors did with an item of the triage, folded from a stream of its own. What the item asks is not here: that is asked of its story,
/// its speakers or its article each time it is shown.
/// </summary>
public sealed record QueuedItem
{
    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>Stories it was about when somebody decided last.</summary>
    public required IReadOnlyList<Guid> Stories { get; init; }

    /// <summary>Decisions that stand, oldest first.</summary>
    public ImmutableList<IQueueEvent> Decided { get; init; } = [];

    /// <summary>Every decision and every undo, oldest first: who did what meanwhile.</summary>
    public ImmutableList<IQueueEvent> Told { get; init; } = [];

    /// <summary>Whose it is, null for nobody's.</summary>
    public ItemAssigned? Assigned => Decided.OfType<ItemAssigned>().LastOrDefault();

    /// <summary>Why it is set aside, null where it is not.</summary>
    public ItemSetAside? SetAside => Decided.OfType<ItemSetAside>().LastOrDefault();

    /// <summary>Whether it is not asked just now: set aside, or put off to a moment that has not come.</summary>
    public bool IsAway(DateTimeOffset now) => SetAside is not null || Decided.OfType<ItemSnoozed>().Any(s => s.Until > now);

    /// <summary>State after the first decision.</summary>
    public static QueuedItem Create(ItemSetAside e) => Begin(e);

    /// <summary>State after the first decision.</summary>
    public static QueuedItem Create(ItemSnoozed e) => Begin(e);

    /// <summary>State after the first decision.</summary>
    public static QueuedItem Create(ItemAssigned e) => Begin(e);

    /// <summary>State after the first decision, whose reason was removed on legal request.</summary>
    public static QueuedItem Create(ErasureNotice e) => e.SetAside is { } left ? Begin(left) : new() { Item = "", Stories = [] };

    /// <summary>State after it was set aside.</summary>
    public QueuedItem Apply(ItemSetAside e) => With(e);

    /// <summary>State after it was put off.</summary>
    public QueuedItem Apply(ItemSnoozed e) => With(e);

    /// <summary>State after it was given to somebody.</summary>
    public QueuedItem Apply(ItemAssigned e) => With(e);

    /// <summary>State after a decision was taken back.</summary>
    public QueuedItem Apply(QueueDecisionUndone e) => this with { Decided = Decided.RemoveAll(d => d.At == e.Of), Told = Told.Add(e) };

    /// <summary>State after a reason was removed on legal request: the item stays set aside.</summary>
    public QueuedItem Apply(ErasureNotice e) => e.SetAside is { } left ? With(left) : this;

    static QueuedItem Begin(IQueueEvent e) => new() { Item = e.Item, Stories = e.Stories, Decided = [e], Told = [e] };

    QueuedItem With(IQueueEvent e) => this with { Item = e.Item, Stories = e.Stories, Decided = Decided.Add(e), Told = Told.Add(e) };
}
