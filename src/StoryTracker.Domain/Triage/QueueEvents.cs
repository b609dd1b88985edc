namespace StoryTracker.Domain.Triage;

/// <summary>What an editor did with an item of the triage instead of answering it.</summary>
public interface IQueueEvent
{
    /// <summary>The item: kind and what it is about, by ids alone.</summary>
    string Item { get; }

    /// <summary>Stories it is about; none for a question about speakers or about jobs.</summary>
    IReadOnlyList<Guid> Stories { get; }

    /// <summary>Who.</summary>
    string By { get; }

    /// <summary>When.</summary>
    DateTimeOffset At { get; }
}

/// <summary>An editor set an item aside: it is not asked any more until that is taken back.</summary>
/// <param name="Item">The item.</param>
/// <param name="Stories">Stories it is about.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ItemSetAside(string Item, IReadOnlyList<Guid> Stories, string Reason, string By, DateTimeOffset At) : IQueueEvent;

/// <summary>An editor put an item off: it is asked again from a moment on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Stories">Stories it is about.</param>
/// <param name="Until">That moment.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record ItemSnoozed(string Item, IReadOnlyList<Guid> Stories, DateTimeOffset Until, string By, DateTimeOffset At) : IQueueEvent;

/// <summary>An editor gave an item to somebody; it stays in the queue, and everybody sees whose it is.</summary>
/// <param name="Item">The item.</param>
/// <param name="Stories">Stories it is about.</param>
/// <param name="To">Whose it is.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When.</param>
public sealed record ItemAssigned(string Item, IReadOnlyList<Guid> Stories, string To, string By, DateTimeOffset At) : IQueueEvent;

/// <summary>Such a decision was taken back: the item is as it was before.</summary>
/// <param name="Item">The item.</param>
/// <param name="Stories">Stories it is about.</param>
/// <param name="Of">When the decision was made.</param>
/// <param name="By">Who took it back.</param>
/// <param name="At">When.</param>
public sealed record QueueDecisionUndone(string Item, IReadOnlyList<Guid> Stories, DateTimeOffset Of, string By, DateTimeOffset At) : IQueueEvent;
