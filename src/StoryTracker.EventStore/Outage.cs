using Npgsql;

namespace StoryTracker.EventStore;

/// <summary>Tells a database out of reach from one that refuses.</summary>
static class Outage
{
    /// <summary>Broken connections, restarts, deadlocks and lock time-outs: worth sending again.</summary>
    public static bool IsTransient(Exception e) => e switch
    {
        PostgresException p => p.SqlState is "40001" or "40P01" or "55P03" or "57P01" or "57P02" or "57P03" or "57014"
            || p.SqlState.StartsWith("08", StringComparison.Ordinal) || p.SqlState[..2] is "53" or "58",
        NpgsqlException or IOException or TimeoutException => true,
        _ => false,
    };

    /// <summary>What the caller of an append is told of a failure.</summary>
    public static Exception Explain(Exception e) => e switch
    {
        PostgresException { SqlState: "22P05" or "22021" } p => new AppendRefusedException(
            "The unit holds a character that the database cannot store (a NUL?): remove it before appending.", p.SqlState, p),
        // Data exceptions, integrity violations, limits, rules that raise: the unit itself is at fault.
        PostgresException p when p.SqlState is "P0001" or "0A000" || p.SqlState[..2] is "22" or "23" or "54" =>
            new AppendRefusedException(p.MessageText, p.SqlState, p),
        _ when IsTransient(e) => new StoreUnavailableException(
            "The database could not be reached; nothing is lost, append again with the same key.", e),
        _ => e,
    };
}
