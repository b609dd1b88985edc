namespace StoryTracker.TestOutlets;

/// <summary>The clock of the outlets: it goes with the machine's and is put forward by the test.</summary>
sealed class OutletClock : TimeProvider
{
    TimeSpan ahead;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    /// <summary>Lets time pass at the outlets.</summary>
    public void Advance(TimeSpan by) => ahead += by;
}
