namespace StoryTracker.Domain.Revisions;

/// <summary>When a page is looked at again: soon after it came or changed, then ever more rarely, for a year. Nothing is drawn by lot.</summary>
public static class RevisitSchedule
{
    static readonly TimeSpan[] Ages =
    [
        TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(3),
        TimeSpan.FromDays(7), TimeSpan.FromDays(30),
    ];

    // Between them, for articles on which a story that editors follow rests.
    static readonly TimeSpan[] Between =
    [
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(18), TimeSpan.FromDays(2), TimeSpan.FromDays(5),
        TimeSpan.FromDays(14),
    ];

    static readonly TimeSpan Month = TimeSpan.FromDays(30), Year = TimeSpan.FromDays(365), Soonest = TimeSpan.FromMinutes(5);

    /// <summary>How long after the first look that finds a page gone the second is taken.</summary>
    public static readonly TimeSpan SecondLook = TimeSpan.FromHours(1);

    /// <summary>The same where the outlet's feed had news of the article, so that the page was looked at for that.</summary>
    public static readonly TimeSpan SecondLookAfterNews = TimeSpan.FromMinutes(1);

    /// <summary>Time of the next look, null after a year.</summary>
    /// <param name="since">When the article came or changed last.</param>
    /// <param name="now">When it was looked at.</param>
    /// <param name="reliedOn">True for an article on which a story that editors follow rests.</param>
    /// <param name="spread">0 to 1; moves the look by up to a tenth of the article's age, so that those that came together are not asked for together.</param>
    /// <exception cref="ArgumentOutOfRangeException">The spread is not between 0 and 1.</exception>
    public static DateTimeOffset? Next(DateTimeOffset since, DateTimeOffset now, bool reliedOn, double spread)
    {
        if (spread is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(spread), spread, "The spread is between 0 and 1.");
        var age = now > since ? now - since : TimeSpan.Zero;
        // A look that came a little before its age is the look of that age.
        var ages = (reliedOn ? Ages.Concat(Between) : Ages).Concat(Enumerable.Range(2, 11).Select(m => m * Month)).Order();
        if (ages.Select(a => (TimeSpan?)a).FirstOrDefault(a => 0.85 * a > age) is not { } next || next > Year) return null;
        var at = since + next * (0.9 + 0.2 * spread);
        return at > now + Soonest ? at : now + Soonest;
    }

    /// <summary>The spread of an article: the same always.</summary>
    public static double SpreadOf(Guid article) => article.ToByteArray()[15] / 255.0;
}
