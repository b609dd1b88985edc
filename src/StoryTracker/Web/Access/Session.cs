using StoryTracker.Domain.Users;
using StoryTracker.Web.Settings;

namespace StoryTracker.Web.Access;

/// <summary>A browser that was let in, as the request at hand needs to know it.</summary>
/// <param name="Key">SHA-256 of the id that only the browser holds.</param>
/// <param name="UserId">Whose it is, null for the administrator of the printed address.</param>
/// <param name="User">Who they are on record as.</param>
/// <param name="Role">What they may do now.</param>
/// <param name="FormToken">Value that every form of the session carries, against forged posts.</param>
/// <param name="Settings">How they want the desk to look.</param>
sealed record Session(string Key, Guid? UserId, string User, Role Role, string FormToken, UserSettings Settings);

/// <summary>Somebody who has just proved who they are.</summary>
/// <param name="UserId">Who, null for the administrator of the printed address.</param>
/// <param name="User">Who they are on record as.</param>
/// <param name="Role">What they may do.</param>
sealed record Entrant(Guid? UserId, string User, Role Role);
