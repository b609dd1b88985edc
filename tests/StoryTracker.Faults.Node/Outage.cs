using Npgsql;

namespace StoryTracker.Faults.Node;

/// <summary>Tells an unreachable database from an error of the node's own.</summary>
static class Outage
{
    public static bool Is(Exception e) => e is NpgsqlException or IOException or TimeoutException;
}
