namespace StoryTracker.Domain.Users;

/// <summary>A person who may sign in, folded from their own stream.</summary>
public sealed record User
{
    /// <summary>Id, derived from the name.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name to sign in with and to be on record as.</summary>
    public required string Name { get; init; }

    /// <summary>What they may do.</summary>
    public required Role Role { get; init; }

    /// <summary>When their rights changed last; sessions that began before are over.</summary>
    public required DateTimeOffset RightsSince { get; init; }

    /// <summary>Who put them on the list, and when.</summary>
    public required (string By, DateTimeOffset At) Added { get; init; }

    /// <summary>Why they may not sign in; null while they may.</summary>
    public UserDisabled? Disabled { get; init; }

    /// <summary>When they chose a password last; null before.</summary>
    public DateTimeOffset? PasswordSince { get; init; }

    /// <summary>When they signed in last; null before.</summary>
    public DateTimeOffset? LastSignIn { get; init; }

    /// <summary>Until when the one-time address works that they were given last; null where they were given none.</summary>
    public DateTimeOffset? InvitedUntil { get; init; }

    /// <summary>When attempts to sign in as them had to wait last; null before.</summary>
    public DateTimeOffset? LastFailedAttempts { get; init; }

    /// <summary>When they asked last for what their role does not reach; null before.</summary>
    public DateTimeOffset? LastRefused { get; init; }

    /// <summary>State after they were added.</summary>
    public static User Create(UserAdded e) => new() { Id = e.UserId, Name = e.Name, Role = e.Role, RightsSince = e.At, Added = (e.By, e.At) };

    /// <summary>State after they chose a password: whoever came in with another one is out.</summary>
    public User Apply(PasswordChosen e) => this with { PasswordSince = e.At, RightsSince = e.At };

    /// <summary>State in another role.</summary>
    public User Apply(RoleChanged e) => this with { Role = e.Role, RightsSince = e.At };

    /// <summary>State after they were kept out.</summary>
    public User Apply(UserDisabled e) => this with { Disabled = e, RightsSince = e.At };

    /// <summary>State after they were let in again.</summary>
    public User Apply(UserEnabled e) => this with { Disabled = null, RightsSince = e.At };

    /// <summary>State after they were given a one-time address.</summary>
    public User Apply(UserInvited e) => this with { InvitedUntil = e.Until };

    /// <summary>State after somebody tried too often to sign in as them.</summary>
    public User Apply(SignInsFailed e) => this with { LastFailedAttempts = e.At };

    /// <summary>State after they were refused something.</summary>
    public User Apply(AccessRefused e) => this with { LastRefused = e.At };

    /// <summary>State after they signed in.</summary>
    public User Apply(SignedIn e) => this with { LastSignIn = e.At };
}
