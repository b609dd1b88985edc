namespace StoryTracker.Web.Answers;

/// <summary>How long answers of the database are waited for, by all desks together: once one was given up, nobody waits long until one comes.</summary>
/// <param name="usual">While the database answers.</param>
/// <param name="silent">After an answer did not come in time, until one comes, even a late one.</param>
/// <param name="clock">Measures it.</param>
sealed class Patience(TimeSpan usual, TimeSpan silent, TimeProvider clock)
{
    volatile bool lost;

    /// <summary>10 s, then half a second.</summary>
    public Patience(TimeProvider clock) : this(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(0.5), clock) { }

    /// <summary>Whether the last that was heard of the database is its silence.</summary>
    public bool IsLost => lost;

    /// <summary>An answer, given up when it does not come in time.</summary>
    /// <param name="answer">What was asked.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public async Task<T> AskAsync<T>(Task<T> answer, CancellationToken ct)
    {
        _ = HearAsync(answer);
        try
        {
            return await answer.WaitAsync(lost ? silent : usual, clock, ct);
        }
        catch (TimeoutException) when (!answer.IsCompleted)
        {
            lost = true;
            throw;
        }
    }

    // Late answers count too, and what goes wrong after everybody has gone has nobody to be told to.
    async Task HearAsync(Task answer)
    {
        try
        {
            await answer;
            lost = false;
        }
        catch (Exception)
        {
            // Told by AskAsync where somebody still waits.
        }
    }
}
