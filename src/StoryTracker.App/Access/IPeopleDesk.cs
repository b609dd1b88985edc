using StoryTracker.Domain;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Access;

/// <summary>Somebody on the list.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name to sign in with and to be on record as.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Added">When they were put on the list.</param>
/// <param name="AddedBy">Who did it.</param>
/// <param name="HasPassword">Whether they chose one.</param>
/// <param name="LastSignIn">When they last came, null before.</param>
/// <param name="Disabled">Why they may not sign in, null while they may.</param>
public sealed record UserView(
    Guid Id, string Name, Role Role, DateTimeOffset Added, string AddedBy, bool HasPassword, DateTimeOffset? LastSignIn, string? Disabled);

/// <summary>A one-time address to choose a password with, told once.</summary>
/// <param name="User">Whom it is for, null for the first administrator.</param>
/// <param name="Token">What the address ends with: 64 hexadecimal digits.</param>
/// <param name="Until">It works until then.</param>
public sealed record Invitation(UserView? User, string Token, DateTimeOffset Until);

/// <summary>Whom an address is for.</summary>
/// <param name="UserId">Whom, null for the first administrator, who names themselves.</param>
/// <param name="Name">Their name, null likewise.</param>
/// <param name="Role">What they may do.</param>
public sealed record Invited(Guid? UserId, string? Name, Role Role);

/// <summary>Who may come in: the list of people, their one-time addresses, and what security has to know.</summary>
public interface IPeopleDesk
{
    /// <summary>Who may come in and which stories are private, no older than a second.</summary>
    ValueTask<AccessState> StateAsync(CancellationToken ct);

    /// <summary>The same as it was known last, without asking anybody.</summary>
    AccessState LastState { get; }

    /// <summary>Puts a person on the list and gives an address for them.</summary>
    /// <exception cref="CommandRefusedException">Not a name, or somebody has it.</exception>
    Task<Invitation> InviteAsync(string name, Role role, string by, CancellationToken ct);

    /// <summary>Gives a person on the list another address; the former one works no more.</summary>
    /// <exception cref="CommandRefusedException">There is no such person, or they are kept out.</exception>
    Task<Invitation> InviteAgainAsync(Guid user, string by, CancellationToken ct);

    /// <summary>An address for the first administrator of a server that nobody can sign in to.</summary>
    /// <returns>Null where somebody can look after people already.</returns>
    Task<Invitation?> SetUpAsync(CancellationToken ct);

    /// <summary>Whom an address is for; null where it does not work.</summary>
    Task<Invited?> InvitedAsync(string token, CancellationToken ct);

    /// <summary>Uses an address up: the person has this password from then on.</summary>
    /// <param name="token">What the address ends with.</param>
    /// <param name="name">Name of the first administrator; not looked at for others.</param>
    /// <param name="hash">The password, hashed.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Who they are; null where the address does not work.</returns>
    /// <exception cref="CommandRefusedException">The name cannot be.</exception>
    Task<UserView?> JoinAsync(string token, string name, string hash, CancellationToken ct);

    /// <summary>Changes what a person may do; their sessions end.</summary>
    /// <exception cref="CommandRefusedException">It cannot be; the message says why.</exception>
    Task<long?> ChangeRoleAsync(ChangeRole command, CancellationToken ct);

    /// <summary>Keeps a person out; their sessions end.</summary>
    /// <exception cref="CommandRefusedException">It cannot be; the message says why.</exception>
    Task<long?> DisableAsync(DisableUser command, CancellationToken ct);

    /// <summary>Lets a person in again.</summary>
    /// <exception cref="CommandRefusedException">There is no such person.</exception>
    Task<long?> EnableAsync(EnableUser command, CancellationToken ct);

    /// <summary>Hash of a person's password, null where they have none.</summary>
    Task<string?> HashOfAsync(Guid user, CancellationToken ct);

    /// <summary>Keeps the password hashed anew.</summary>
    Task KeepHashAsync(Guid user, string hash, CancellationToken ct);

    /// <summary>Who a provider's subject is here; one who comes for the first time is put on the list.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">Its name for the person, for good.</param>
    /// <param name="name">What to call them.</param>
    /// <param name="role">What the provider says they may do; null where it says nothing, which changes nothing.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">Somebody else has the name, or it is none.</exception>
    Task<UserView> OfProviderAsync(string issuer, string subject, string name, Role? role, CancellationToken ct);

    /// <summary>Puts on record what security has to know.</summary>
    /// <param name="user">Name of the person concerned.</param>
    /// <param name="happened">A <see cref="SignedIn"/>, <see cref="SignInsFailed"/> or <see cref="AccessRefused"/>.</param>
    /// <param name="ct">Stops waiting.</param>
    Task NoteAsync(string user, object happened, CancellationToken ct);

    /// <summary>Makes a story private or opens it to all.</summary>
    /// <param name="command">A <see cref="Domain.Stories.Privacy.MakePrivate"/> or <see cref="Domain.Stories.Privacy.OpenToAll"/>.</param>
    /// <param name="key">Idempotency key, null for none.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="CommandRefusedException">It cannot be; the message says why.</exception>
    Task<long?> DecideAsync(object command, Guid? key, CancellationToken ct);
}
