using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Tests;

static partial class WireSamples
{
    static readonly Guid Person = new("aaaaaaaa-aaaa-5aaa-8aaa-aaaaaaaaaaaa");

    static IEnumerable<object> Access =>
    [
        new UserAdded(Person, "Ana Lopez", Role.Editor, "administrator", Noon),
        new UserInvited(Noon.AddDays(3), "administrator", Noon),
        new PasswordChosen(Noon),
        new RoleChanged(Role.Administrator, Role.Editor, "administrator", Noon),
        new UserDisabled("She left.", "administrator", Noon),
        new UserEnabled("administrator", Noon),
        new SignedIn("Ana Lopez", "with a password", "192.0.2.*", Noon),
        new SignInsFailed(5, "192.0.2.*", Noon),
        new AccessRefused("Ana Lopez", "POST /users", Noon),
        new StoryMadePrivate([Person], "A source is at risk.", "Ana Lopez", Noon),
        new StoryOpenedToAll("Ana Lopez", Noon),
    ];
}
