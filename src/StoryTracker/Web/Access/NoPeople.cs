using StoryTracker.App.Access;
using StoryTracker.Domain;
using StoryTracker.Domain.Users;

namespace StoryTracker.Web.Access;

/// <summary>A desk that keeps no list of people: whoever has the printed address looks after everything.</summary>
sealed class NoPeople : IPeopleDesk
{
    public AccessState LastState => AccessState.Empty;

    public ValueTask<AccessState> StateAsync(CancellationToken ct) => ValueTask.FromResult(AccessState.Empty);

    public Task<Invitation> InviteAsync(string name, Role role, string by, CancellationToken ct) => throw None();

    public Task<Invitation> InviteAgainAsync(Guid user, string by, CancellationToken ct) => throw None();

    public Task<Invitation?> SetUpAsync(CancellationToken ct) => Task.FromResult<Invitation?>(null);

    public Task<Invited?> InvitedAsync(string token, CancellationToken ct) => Task.FromResult<Invited?>(null);

    public Task<UserView?> JoinAsync(string token, string name, string hash, CancellationToken ct) => Task.FromResult<UserView?>(null);

    public Task<long?> ChangeRoleAsync(ChangeRole command, CancellationToken ct) => throw None();

    public Task<long?> DisableAsync(DisableUser command, CancellationToken ct) => throw None();

    public Task<long?> EnableAsync(EnableUser command, CancellationToken ct) => throw None();

    public Task<string?> HashOfAsync(Guid user, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task KeepHashAsync(Guid user, string hash, CancellationToken ct) => throw None();

    public Task<UserView> OfProviderAsync(string issuer, string subject, string name, Role? role, CancellationToken ct) => throw None();

    public Task NoteAsync(string user, object happened, CancellationToken ct) => Task.CompletedTask;

    public Task<long?> DecideAsync(object command, Guid? key, CancellationToken ct) => throw None();

    static CommandRefusedException None() => new("This desk keeps no list of people.");
}
