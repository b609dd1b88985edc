namespace StoryTracker.Web.Access;

/// <summary>
/// Counts wrong tokens of all callers together and says when there are too many a minute. The right token is never held up by it,
/// so that nobody can lock the desk's owner out; guessing 256 bits is hopeless either way, this keeps it cheap for the server too.
/// </summary>
/// <param name="clock">Tells the time.</param>
sealed class WrongTokens(TimeProvider clock)
{
    /// <summary>Wrong tokens a minute that are answered with 401; later ones are answered with 429.</summary>
    public const int PerMinute = 20;

    readonly Lock gate = new();
    DateTimeOffset windowBegan = DateTimeOffset.MinValue;
    int count;

    /// <summary>Counts one.</summary>
    /// <returns>True when there were too many in this minute.</returns>
    public bool TooMany()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now - windowBegan >= TimeSpan.FromMinutes(1)) (windowBegan, count) = (now, 0);
            return ++count > PerMinute;
        }
    }
}
