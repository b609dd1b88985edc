using StoryTracker.Domain;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Access;

public sealed partial class PeopleDesk
{
    const string Provider = "the identity provider";

    static readonly string IdentityOf = Statements.Read("identity_of"), KeepIdentity = Statements.Read("identity_keep");

    /// <inheritdoc/>
    public async Task<UserView> OfProviderAsync(string issuer, string subject, string name, Role? role, CancellationToken ct)
    {
        var id = await IdentityAsync(issuer, subject, ct);
        if (id is null)
        {
            // A name that was given here belongs to whoever was invited under it; a provider's say does not take it over.
            id = DerivedId.User(UserName.Require(name));
            if ((await record.RefreshAsync(ct)).Users.ContainsKey(id.Value))
                throw new CommandRefusedException($"“{name}” is somebody else at this desk; ask an administrator of the provider for another name.");
            await CommitAsync(Provider, id.Value, user => UserHandler.Handle(new AddUser(name, role ?? Role.Reader, Provider), user, clock.GetUtcNow()), ct);
            await using var keep = source.CreateCommand(KeepIdentity).With(issuer, subject, id.Value);
            await keep.ExecuteNonQueryAsync(ct);
        }
        var known = (await record.RefreshAsync(ct)).Users[id.Value];
        if (role is { } said && said != known.Role)
        {
            await CommitAsync(Provider, id.Value, user => UserHandler.Handle(new ChangeRole(id.Value, said, Provider), user, true, clock.GetUtcNow()), ct);
            await EndSessionsAsync(id.Value, ct);
        }
        return View(record.Last.Users[id.Value]);
    }

    async Task<Guid?> IdentityAsync(string issuer, string subject, CancellationToken ct)
    {
        await using var command = source.CreateCommand(IdentityOf).With(issuer, subject);
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }
}
