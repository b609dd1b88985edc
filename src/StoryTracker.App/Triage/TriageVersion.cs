using System.Globalization;

namespace StoryTracker.App.Triage;

/// <summary>What a page knew of an item: the form sends it back, so that a decision on an older one is noticed.</summary>
/// <param name="Queue">Number of events about what editors did with it.</param>
/// <param name="Position">Position of the record when the page was read.</param>
/// <param name="Of">Version of what it asks about.</param>
sealed record TriageVersion(int Queue, long Position, string Of)
{
    /// <summary>Reads it; null where there is none.</summary>
    public static TriageVersion? Parse(string text) =>
        text.Split('/', 3) is [var queue, var position, var of]
        && int.TryParse(queue, NumberStyles.None, CultureInfo.InvariantCulture, out var q)
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? new(q, p, of) : null;

    /// <summary>Whether nothing about the item changed between the two.</summary>
    public bool IsSameAs(TriageVersion other) => (Queue, Of) == (other.Queue, other.Of);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Queue}/{Position}/{Of}");
}
