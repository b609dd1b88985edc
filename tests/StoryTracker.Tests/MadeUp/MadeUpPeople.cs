using System.Collections.Immutable;
using StoryTracker.App.Access;
using StoryTracker.Domain;
using StoryTracker.Domain.Users;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A list of people to look at: one of each kind.</summary>
sealed class MadeUpPeople : IPeopleDesk
{
    public const string Token = "0000000000000000000000000000000000000000000000000000000000000001";
    public const string SetUpToken = "0000000000000000000000000000000000000000000000000000000000000002";
    static readonly DateTimeOffset May = new(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);

    static readonly User[] People =
    [
        User.Create(new(DerivedId.User("Ana Editor"), "Ana Editor", Role.Administrator, "the set-up address", May)).Apply(new PasswordChosen(May))
            .Apply(new SignedIn("Ana Editor", "with a password", "192.0.2.*", May.AddDays(18))),
        User.Create(new(DerivedId.User("Bartholomew Featherstonehaugh-Cholmondeley"), "Bartholomew Featherstonehaugh-Cholmondeley", Role.Editor, "Ana Editor", May.AddDays(1))),
        User.Create(new(DerivedId.User("Şule Özdemir"), "Şule Özdemir", Role.Reader, "Ana Editor", May.AddDays(3))).Apply(new UserDisabled("Her internship ended.", "Ana Editor", May.AddDays(9))),
    ];

    public AccessState LastState { get; } = AccessState.Empty with
    {
        Users = People.ToImmutableDictionary(u => u.Id),
    };

    public ValueTask<AccessState> StateAsync(CancellationToken ct) => ValueTask.FromResult(LastState);

    public Task<Invitation> InviteAsync(string name, Role role, string by, CancellationToken ct) =>
        name.Length < 2 ? throw new CommandRefusedException("A name has 2 to 64 letters, digits, spaces and . _ - @ ' +, at least one of them a letter.")
            : Task.FromResult(new Invitation(new(DerivedId.User(name), name, role, May, by, false, null, null), Token, May.AddDays(3)));

    public Task<Invitation> InviteAgainAsync(Guid user, string by, CancellationToken ct) =>
        Task.FromResult(new Invitation(PeopleDesk.View(LastState.Users[user]), Token, May.AddDays(3)));

    public Task<Invitation?> SetUpAsync(CancellationToken ct) => Task.FromResult<Invitation?>(null);

    public Task<Invited?> InvitedAsync(string token, CancellationToken ct) =>
        Task.FromResult(token == Token ? new Invited(People[1].Id, People[1].Name, Role.Editor) : token == SetUpToken ? new Invited(null, null, Role.Administrator) : null);

    public Task<UserView?> JoinAsync(string token, string name, string hash, CancellationToken ct) => Task.FromResult<UserView?>(PeopleDesk.View(People[1]));

    public Task<long?> ChangeRoleAsync(ChangeRole command, CancellationToken ct) => Task.FromResult<long?>(22);

    public Task<long?> DisableAsync(DisableUser command, CancellationToken ct) => Task.FromResult<long?>(22);

    public Task<long?> EnableAsync(EnableUser command, CancellationToken ct) => Task.FromResult<long?>(22);

    public Task<string?> HashOfAsync(Guid user, CancellationToken ct) => Task.FromResult<string?>(null);

    public Task KeepHashAsync(Guid user, string hash, CancellationToken ct) => Task.CompletedTask;

    public Task<UserView> OfProviderAsync(string issuer, string subject, string name, Role? role, CancellationToken ct) => Task.FromResult(PeopleDesk.View(People[1]));

    public Task NoteAsync(string user, object happened, CancellationToken ct) => Task.CompletedTask;

    public Task<long?> DecideAsync(object command, Guid? key, CancellationToken ct) => Task.FromResult<long?>(22);
}
