namespace StoryTracker.Domain.Stories.Membership;

/// <summary>Whether what an undo is about still stands, so that nobody takes back what somebody else decided since.</summary>
static class Overtaken
{
    /// <summary>Whether there is still something to undo; false where it was undone already.</summary>
    /// <param name="of">When the decision was made that is to be undone; null for whichever is the last.</param>
    /// <param name="standing">What counts now, null for nothing.</param>
    /// <param name="isOn">Whether the decision is still on record beneath what counts now.</param>
    /// <exception cref="CommandRefusedException">Somebody decided on it again since.</exception>
    public static bool Stands(DateTimeOffset? of, (string By, DateTimeOffset At)? standing, bool isOn = true)
    {
        if (standing is not { } last) return false;
        if (of is not { } at || last.At == at) return true;
        if (!isOn) return false;
        throw new CommandRefusedException($"{last.By} has decided on this again since, so nothing was undone. Load the page to see how it stands now.");
    }
}
