namespace StoryTracker.EventStore;

/// <summary>An append unit was refused for what it holds; nothing of it was stored and repeating it would be refused again.</summary>
/// <param name="message">One sentence; a database rule's own words where a rule refused.</param>
/// <param name="sqlState">The SQLSTATE where the database refused, else null.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class AppendRefusedException(string message, string? sqlState = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The SQLSTATE where the database refused (P0001 for a rule in a trigger), else null.</summary>
    public string? SqlState { get; } = sqlState;
}

/// <summary>The database could not be reached or kept failing; the unit may be appended again with the same key without harm.</summary>
/// <param name="message">One sentence.</param>
/// <param name="inner">The last failure.</param>
public sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);

/// <summary>A stream was not at the expected version.</summary>
/// <param name="stream">The stream.</param>
/// <param name="expected">The version that was expected.</param>
/// <param name="actual">The version it has now.</param>
public sealed class StreamConflictException(string stream, int expected, int actual) : Exception(
    $"Stream {stream} is at version {actual}, not {expected} as expected: load it again and decide anew.")
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;
    /// <summary>The version that was expected; 0: no such stream.</summary>
    public int Expected { get; } = expected;
    /// <summary>The version found.</summary>
    public int Actual { get; } = actual;
}

/// <summary>A stored event whose wire name or schema version this program does not know.</summary>
/// <param name="type">The wire name.</param>
/// <param name="schema">The schema version.</param>
/// <param name="reason">What is missing, as the end of a sentence.</param>
public sealed class UnknownEventTypeException(string type, int schema, string reason) : Exception(
    $"The event type '{type}' (schema {schema}) {reason}.")
{
    /// <summary>The wire name.</summary>
    public string Type { get; } = type;
    /// <summary>The schema version stored.</summary>
    public int Schema { get; } = schema;
}

/// <summary>A stream that cannot be folded into the state asked for.</summary>
/// <param name="message">One sentence.</param>
/// <param name="inner">What the state's own code threw, if it did.</param>
public sealed class FoldException(string message, Exception? inner = null) : Exception(message, inner);
