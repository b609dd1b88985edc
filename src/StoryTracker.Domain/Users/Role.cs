namespace StoryTracker.Domain.Users;

/// <summary>What somebody may do at the desk. Each role may do all that the one before it may.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Reader,

    /// <summary>Decides: sends the commands of the pages.</summary>
    Editor,

    /// <summary>Looks after people, feeds, jobs and what the law asks to be removed.</summary>
    Administrator,
}
