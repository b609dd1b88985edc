namespace StoryTracker.Reading;

/// <summary>The times that a news item states of itself, as windows with their evidence.</summary>
static class ItemTimes
{
    /// <summary>The first of the stated times that can be read; null for none.</summary>
    /// <param name="stated">Name of the property and its value, the best first.</param>
    public static PublicationWindow? First(params ReadOnlySpan<(string Name, string? Value)> stated)
    {
        foreach (var (name, value) in stated)
            if (value is not null && PublicationTime.Read(value, zoneRequired: false) is { } time)
                return new(time.Earliest, time.Latest, time.Precision, $"the item's {name} says “{value.Trim()}”", null);
        return null;
    }

    /// <summary>A time of change, unless it is no later than the publication.</summary>
    public static PublicationWindow? After(PublicationWindow? published, PublicationWindow? modified) =>
        modified is not null && (published is null || modified.Latest > published.Latest) ? modified : null;
}
