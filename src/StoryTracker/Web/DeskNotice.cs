namespace StoryTracker.Web;

/// <summary>What stands at the top of every page of this desk, such as that it is a demo.</summary>
/// <param name="Title">A few words, null for no notice.</param>
/// <param name="Sentence">What a reader has to know.</param>
public sealed record DeskNotice(string? Title, string Sentence)
{
    /// <summary>No notice: an ordinary desk.</summary>
    public static DeskNotice None { get; } = new(null, "");
}
