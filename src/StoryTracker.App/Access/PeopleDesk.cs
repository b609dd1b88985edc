using System.Security.Cryptography;
using System.Text;
using Npgsql;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Access;

/// <summary>The list of people on the record, with what may not be on it in tables beside.</summary>
/// <param name="decisions">Loads, decides, appends.</param>
/// <param name="record">Follows what is decided.</param>
/// <param name="source">The database.</param>
/// <param name="clock">When.</param>
public sealed partial class PeopleDesk(Decisions decisions, AccessRecord record, NpgsqlDataSource source, TimeProvider clock) : IPeopleDesk
{
    /// <summary>How long a one-time address works.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(3);

    static readonly string HashOf = Statements.Read("password_of"), KeepHash = Statements.Read("password_keep"), EndOf = Statements.Read("sessions_end_of");
    static readonly string KeepInvitation = Statements.Read("invitation_keep"), InvitationAt = Statements.Read("invitation_at");
    static readonly string TakeInvitation = Statements.Read("invitation_take");

    /// <inheritdoc/>
    public ValueTask<AccessState> StateAsync(CancellationToken ct) => record.CurrentAsync(ct);

    /// <inheritdoc/>
    public AccessState LastState => record.Last;

    /// <inheritdoc/>
    public async Task<Invitation> InviteAsync(string name, Role role, string by, CancellationToken ct)
    {
        var id = DerivedId.User(UserName.Require(name));
        var until = clock.GetUtcNow() + InvitationLasts;
        await CommitAsync(by, id, user => UserHandler.Handle(new AddUser(name, role, by), user, clock.GetUtcNow()), ct);
        return await InvitedAsync(id, role, until, by, ct);
    }

    /// <inheritdoc/>
    public async Task<Invitation> InviteAgainAsync(Guid user, string by, CancellationToken ct)
    {
        var known = (await record.RefreshAsync(ct)).Users.GetValueOrDefault(user) ?? throw new CommandRefusedException("There is nobody of that name on the list.");
        if (known.Disabled is not null) throw new CommandRefusedException($"“{known.Name}” is kept out; let them in again first.");
        return await InvitedAsync(user, known.Role, clock.GetUtcNow() + InvitationLasts, by, ct);
    }

    async Task<Invitation> InvitedAsync(Guid id, Role role, DateTimeOffset until, string by, CancellationToken ct)
    {
        var token = await KeepInvitationAsync(id, role, until, ct);
        await NoteAsync(id, by, new UserInvited(until, by, clock.GetUtcNow()), ct);
        return new(View(record.Last.Users[id]), token, until);
    }

    /// <inheritdoc/>
    public async Task<Invitation?> SetUpAsync(CancellationToken ct)
    {
        if ((await record.RefreshAsync(ct)).OthersAdminister(Guid.Empty)) return null;
        var until = clock.GetUtcNow() + TimeSpan.FromHours(24);
        return new(null, await KeepInvitationAsync(null, Role.Administrator, until, ct), until);
    }

    /// <inheritdoc/>
    public async Task<Invited?> InvitedAsync(string token, CancellationToken ct)
    {
        await using var command = source.CreateCommand(InvitationAt).With(Hash(token), clock.GetUtcNow());
        return await InvitedAsync(command, ct);
    }

    async Task<Invited?> InvitedAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var rows = await command.RowsAsync(r => (User: r.IsDBNull(0) ? (Guid?)null : r.GetGuid(0), Role: Enum.Parse<Role>(r.GetString(1))), ct);
        if (rows is not [var (id, role)]) return null;
        var state = await record.RefreshAsync(ct);
        if (id is null) return state.OthersAdminister(Guid.Empty) ? null : new(null, null, role);      // set up already, by somebody else
        return state.Users.GetValueOrDefault(id.Value) is { Disabled: null } user ? new(id, user.Name, user.Role) : null;
    }

    /// <inheritdoc/>
    public async Task<UserView?> JoinAsync(string token, string name, string hash, CancellationToken ct)
    {
        if (await InvitedAsync(token, ct) is not { } before) return null;
        var id = before.UserId ?? DerivedId.User(UserName.Require(name));
        // A name that cannot be must not use the address up.
        if (before.UserId is null && record.Last.Users.ContainsKey(id)) throw new CommandRefusedException($"“{name}” is on the list already.");
        await using var take = source.CreateCommand(TakeInvitation).With(Hash(token), clock.GetUtcNow());
        if (await InvitedAsync(take, ct) is null) return null;
        if (before.UserId is null)
            await CommitAsync("the set-up address", id, user => UserHandler.Handle(new AddUser(name, before.Role, "the set-up address"), user, clock.GetUtcNow()), ct);
        await KeepHashAsync(id, hash, ct);
        await EndSessionsAsync(id, ct);
        await NoteAsync(id, record.Last.Users[id].Name, new PasswordChosen(clock.GetUtcNow()), ct);
        return View(record.Last.Users[id]);
    }

    /// <inheritdoc/>
    public async Task<long?> ChangeRoleAsync(ChangeRole command, CancellationToken ct)
    {
        var others = (await record.RefreshAsync(ct)).OthersAdminister(command.UserId);
        var position = await CommitAsync(command.By, command.UserId, user => UserHandler.Handle(command, user, others, clock.GetUtcNow()), ct);
        if (position is not null) await EndSessionsAsync(command.UserId, ct);
        return position;
    }

    /// <inheritdoc/>
    public async Task<long?> DisableAsync(DisableUser command, CancellationToken ct)
    {
        var others = (await record.RefreshAsync(ct)).OthersAdminister(command.UserId);
        var position = await CommitAsync(command.By, command.UserId, user => UserHandler.Handle(command, user, others, clock.GetUtcNow()), ct);
        if (position is not null) await EndSessionsAsync(command.UserId, ct);
        return position;
    }

    /// <inheritdoc/>
    public Task<long?> EnableAsync(EnableUser command, CancellationToken ct) =>
        CommitAsync(command.By, command.UserId, user => UserHandler.Handle(command, user, clock.GetUtcNow()), ct);

    /// <inheritdoc/>
    public async Task<string?> HashOfAsync(Guid user, CancellationToken ct)
    {
        await using var command = source.CreateCommand(HashOf).With(user);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <inheritdoc/>
    public async Task KeepHashAsync(Guid user, string hash, CancellationToken ct)
    {
        await using var command = source.CreateCommand(KeepHash).With(user, hash, clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <inheritdoc/>
    public Task NoteAsync(string user, object happened, CancellationToken ct) => NoteAsync(DerivedId.User(user), user, happened, ct);

    /// <inheritdoc/>
    public async Task<long?> DecideAsync(object command, Guid? key, CancellationToken ct)
    {
        var (story, by) = command switch
        {
            MakePrivate c => (c.StoryId, c.By),
            OpenToAll c => (c.StoryId, c.By),
            _ => throw new ArgumentException("Not a command about privacy.", nameof(command)),
        };
        var decided = await decisions.CommitAsync(new(by), null, async ct =>
        {
            var on = await decisions.LoadAsync<Story>(Streams.Story(story), ct);
            return command is MakePrivate make ? PrivacyHandler.Handle(make, on, clock.GetUtcNow()) : PrivacyHandler.Handle((OpenToAll)command, on, clock.GetUtcNow());
        }, ct, key);
        await record.RefreshAsync(ct);
        return decided.Position;
    }

    async Task NoteAsync(Guid id, string by, object happened, CancellationToken ct)
    {
        await decisions.CommitAsync(new(by), null, async ct =>
            Outcome.Append(Streams.User(id), (await decisions.LoadAsync<User>(Streams.User(id), ct)).Version, [happened]), ct);
        await record.RefreshAsync(ct);
    }

    async Task<long?> CommitAsync(string by, Guid id, Func<Versioned<User>, Outcome> decide, CancellationToken ct)
    {
        var decided = await decisions.CommitAsync(new(by), null, async ct => decide(await decisions.LoadAsync<User>(Streams.User(id), ct)), ct);
        await record.RefreshAsync(ct);
        return decided.Position;
    }

    async Task EndSessionsAsync(Guid user, CancellationToken ct)
    {
        await using var command = source.CreateCommand(EndOf).With(user);
        await command.ExecuteNonQueryAsync(ct);
    }

    async Task<string> KeepInvitationAsync(Guid? user, Role role, DateTimeOffset until, CancellationToken ct)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var command = source.CreateCommand(KeepInvitation).With(Hash(token), Parameters.Uuid(user), role.ToString(), until);
        await command.ExecuteNonQueryAsync(ct);
        return token;
    }

    /// <summary>Somebody as pages show them.</summary>
    public static UserView View(User user) => new(
        user.Id, user.Name, user.Role, user.Added.At, user.Added.By, user.PasswordSince is not null, user.LastSignIn, user.Disabled?.Reason);

    static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
