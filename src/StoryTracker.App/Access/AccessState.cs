using StoryTracker.Domain.Erasure;
using System.Collections.Immutable;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Access;

/// <summary>Who may come in and which stories are private, as it stands at a position of the record.</summary>
/// <param name="Position">Last event that counted.</param>
/// <param name="Users">People by id.</param>
/// <param name="Private">Ids of private stories with those who may read each.</param>
public sealed record AccessState(long Position, ImmutableDictionary<Guid, User> Users, ImmutableDictionary<Guid, ImmutableHashSet<Guid>> Private)
{
    /// <summary>Before anything is on record.</summary>
    public static AccessState Empty { get; } = new(0, ImmutableDictionary<Guid, User>.Empty, ImmutableDictionary<Guid, ImmutableHashSet<Guid>>.Empty);

    /// <summary>Somebody who may sign in, by name; null where there is none.</summary>
    public User? Find(string name) => Users.GetValueOrDefault(DerivedId.User(name));

    /// <summary>Whether somebody other than this one can look after people.</summary>
    public bool OthersAdminister(Guid user) => Users.Values.Any(u => u.Id != user && u is { Role: Role.Administrator, Disabled: null });

    /// <summary>Stories that are not there for somebody: the private ones whose readers they are not among. Administrators know of all.</summary>
    /// <param name="user">Id, null for whoever is not on the list, such as the administrator of the printed address.</param>
    /// <param name="role">What they may do.</param>
    public IEnumerable<Guid> HiddenFrom(Guid? user, Role? role) =>
        role == Role.Administrator ? [] : Private.Where(p => user is not { } id || !p.Value.Contains(id)).Select(p => p.Key);

    /// <summary>State after one more event of the record.</summary>
    public AccessState After(long position, string stream, object data)
    {
        var id = Streams.IdOf(stream);
        return data switch
        {
            UserAdded e => this with { Position = position, Users = Users.SetItem(id, User.Create(e)) },
            PasswordChosen e => Changed(u => u.Apply(e)),
            RoleChanged e => Changed(u => u.Apply(e)),
            UserDisabled e => Changed(u => u.Apply(e)),
            UserEnabled e => Changed(u => u.Apply(e)),
            SignedIn e => Changed(u => u.Apply(e)),
            StoryMadePrivate e => this with { Position = position, Private = Private.SetItem(id, [.. e.Readers]) },
            ErasureNotice { MadePrivate: { } e } => this with { Position = position, Private = Private.SetItem(id, [.. e.Readers]) },
            StoryOpenedToAll => this with { Position = position, Private = Private.Remove(id) },
            _ => this with { Position = position },
        };

        AccessState Changed(Func<User, User> change) =>
            this with { Position = position, Users = Users.TryGetValue(id, out var user) ? Users.SetItem(id, change(user)) : Users };
    }
}
