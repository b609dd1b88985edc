namespace StoryTracker.Domain;

/// <summary>Events that one decision puts on one stream.</summary>
/// <param name="Stream">Name of the stream, as <see cref="Streams"/> makes it.</param>
/// <param name="Expected">Version the decision was made on: 0 when the stream must not exist yet.</param>
/// <param name="Events">Events in order, never empty.</param>
public sealed record StreamEvents(string Stream, int Expected, IReadOnlyList<object> Events);

/// <summary>What a handler decided: events for any number of streams and messages to send, all or nothing.</summary>
/// <param name="Appends">At most one entry a stream.</param>
/// <param name="Messages">Commands to carry out afterwards, sent in the same commit as the events.</param>
public sealed record Outcome(IReadOnlyList<StreamEvents> Appends, IReadOnlyList<object> Messages)
{
    /// <summary>Nothing to record and nothing to send: the command repeats what is already on record.</summary>
    public static Outcome Nothing { get; } = new([], []);

    /// <summary>True when neither an event nor a message came of it.</summary>
    public bool IsNothing => Appends.Count == 0 && Messages.Count == 0;

    /// <summary>Events for one stream; no events means <see cref="Nothing"/>.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="expected">Version the decision was made on.</param>
    /// <param name="events">Events in order.</param>
    /// <param name="send">Messages to send with them.</param>
    public static Outcome Append(string stream, int expected, IReadOnlyList<object> events, params IReadOnlyList<object> send) =>
        events.Count == 0 ? new([], send) : new([new(stream, expected, events)], send);
}
