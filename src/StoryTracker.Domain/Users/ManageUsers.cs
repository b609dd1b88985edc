namespace StoryTracker.Domain.Users;

/// <summary>Put a person on the list.</summary>
/// <param name="Name">Name as typed.</param>
/// <param name="Role">What they may do.</param>
/// <param name="By">Who does it.</param>
public sealed record AddUser(string Name, Role Role, string By);

/// <summary>Change what a person may do.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Role">What they may do from then on.</param>
/// <param name="By">Who does it.</param>
public sealed record ChangeRole(Guid UserId, Role Role, string By);

/// <summary>Keep a person out.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who does it.</param>
public sealed record DisableUser(Guid UserId, string Reason, string By);

/// <summary>Let a person in again.</summary>
/// <param name="UserId">The person.</param>
/// <param name="By">Who does it.</param>
public sealed record EnableUser(Guid UserId, string By);

/// <summary>Decides on commands about people.</summary>
public static class UserHandler
{
    /// <summary>Adds a person.</summary>
    /// <exception cref="CommandRefusedException">Not a name, or somebody has it.</exception>
    public static Outcome Handle(AddUser command, Versioned<User> user, DateTimeOffset now)
    {
        var name = UserName.Require(command.Name);
        if (user.State is { } there) throw new CommandRefusedException($"“{there.Name}” is on the list already.");
        var id = DerivedId.User(name);
        return Outcome.Append(Streams.User(id), user.Version, [new UserAdded(id, name, command.Role, command.By, now)]);
    }

    /// <summary>Changes a role.</summary>
    /// <param name="command">The change.</param>
    /// <param name="user">The person.</param>
    /// <param name="othersAdminister">Whether somebody else could still look after people.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No such person, or nobody would be left to look after people.</exception>
    public static Outcome Handle(ChangeRole command, Versioned<User> user, bool othersAdminister, DateTimeOffset now)
    {
        var state = Known(user);
        if (state.Role == command.Role) return Outcome.Nothing;
        if (state is { Role: Role.Administrator, Disabled: null } && !othersAdminister) throw LastOne(state);
        return Outcome.Append(Streams.User(state.Id), user.Version, [new RoleChanged(command.Role, state.Role, command.By, now)]);
    }

    /// <summary>Keeps a person out.</summary>
    /// <param name="command">Who, and why.</param>
    /// <param name="user">The person.</param>
    /// <param name="othersAdminister">Whether somebody else could still look after people.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, no such person, or nobody would be left to look after people.</exception>
    public static Outcome Handle(DisableUser command, Versioned<User> user, bool othersAdminister, DateTimeOffset now)
    {
        var state = Known(user);
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next administrator knows.");
        if (state.Disabled is not null) return Outcome.Nothing;
        if (state.Role == Role.Administrator && !othersAdminister) throw LastOne(state);
        return Outcome.Append(Streams.User(state.Id), user.Version, [new UserDisabled(command.Reason.Trim(), command.By, now)]);
    }

    /// <summary>Lets a person in again.</summary>
    /// <exception cref="CommandRefusedException">No such person.</exception>
    public static Outcome Handle(EnableUser command, Versioned<User> user, DateTimeOffset now)
    {
        var state = Known(user);
        return state.Disabled is null ? Outcome.Nothing : Outcome.Append(Streams.User(state.Id), user.Version, [new UserEnabled(command.By, now)]);
    }

    static User Known(Versioned<User> user) => user.State ?? throw new CommandRefusedException("There is nobody of that name on the list.");

    static CommandRefusedException LastOne(User user) =>
        new($"“{user.Name}” is the only administrator; make somebody else one first, or nobody could look after people.");
}
