namespace StoryTracker.Domain.Users;

/// <summary>An administrator put a person on the list of those who may sign in. Passwords and sessions are never on record: the record forgets nothing.</summary>
/// <param name="UserId">Who, derived from the name.</param>
/// <param name="Name">Name to sign in with and to be on record as.</param>
/// <param name="Role">What they may do.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public sealed record UserAdded(Guid UserId, string Name, Role Role, string By, DateTimeOffset At);

/// <summary>A person was given a one-time address to choose a password with.</summary>
/// <param name="Until">The address works until then.</param>
/// <param name="By">Who gave it.</param>
/// <param name="At">When.</param>
public sealed record UserInvited(DateTimeOffset Until, string By, DateTimeOffset At);

/// <summary>A person chose a password; which one is nowhere on record.</summary>
/// <param name="At">When.</param>
public sealed record PasswordChosen(DateTimeOffset At);

/// <summary>An administrator changed what a person may do.</summary>
/// <param name="Role">What they may do from then on.</param>
/// <param name="Former">What they could do before.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public sealed record RoleChanged(Role Role, Role Former, string By, DateTimeOffset At);

/// <summary>An administrator said that a person may not sign in any more.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public sealed record UserDisabled(string Reason, string By, DateTimeOffset At);

/// <summary>An administrator let a person in again.</summary>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public sealed record UserEnabled(string By, DateTimeOffset At);

/// <summary>Somebody signed in.</summary>
/// <param name="Name">Name they are on record as.</param>
/// <param name="How">Such as <c>with a password</c>.</param>
/// <param name="From">Network they came from, such as <c>192.0.2.*</c>; never a whole address.</param>
/// <param name="At">When.</param>
public sealed record SignedIn(string Name, string How, string From, DateTimeOffset At);

/// <summary>Attempts to sign in failed so often that further ones have to wait. One event a wait, not one an attempt: nobody fills the record by guessing.</summary>
/// <param name="Attempts">How many.</param>
/// <param name="From">Network the last one came from.</param>
/// <param name="At">When.</param>
public sealed record SignInsFailed(int Attempts, string From, DateTimeOffset At);

/// <summary>Somebody signed in asked for what their role does not reach; the first time in an hour.</summary>
/// <param name="Name">Who.</param>
/// <param name="What">Method and pattern of the address, such as <c>POST /users</c>.</param>
/// <param name="At">When.</param>
public sealed record AccessRefused(string Name, string What, DateTimeOffset At);
