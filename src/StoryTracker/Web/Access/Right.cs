using StoryTracker.Domain.Users;

namespace StoryTracker.Web.Access;

/// <summary>What a request needs to be answered.</summary>
enum Right
{
    /// <summary>Nothing: it is open to all, and tells nobody anything of the record.</summary>
    Anyone,

    /// <summary>To be signed in, in any role.</summary>
    Read,

    /// <summary>To be an editor.</summary>
    Edit,

    /// <summary>To be an administrator.</summary>
    Administer,
}

/// <summary>Who has which right.</summary>
static class Rights
{
    /// <summary>Whether somebody has a right.</summary>
    /// <param name="right">The right.</param>
    /// <param name="role">Their role, null for whoever is not signed in.</param>
    public static bool Has(this Right right, Role? role) => right switch
    {
        Right.Anyone => true,
        Right.Read => role is not null,
        Right.Edit => role is Role.Editor or Role.Administrator,
        _ => role is Role.Administrator,
    };
}
