using System.Globalization;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Access;

/// <summary>An event about people and their rights as one sentence for the audit.</summary>
static class AccessSentence
{
    public static string? Of(object data) => data switch
    {
        UserAdded e => $"{e.By} put “{e.Name}” on the list of people as {A(e.Role)}.",
        UserInvited e => $"{e.By} gave them a one-time address to choose a password with.",
        PasswordChosen => "They chose a password.",
        RoleChanged e => $"{e.By} made them {A(e.Role)}; before they were {A(e.Former)}. Their sessions ended.",
        UserDisabled e => $"{e.By} keeps them out: {e.Reason} Their sessions ended.",
        UserEnabled e => $"{e.By} let them in again.",
        SignedIn e => $"“{e.Name}” signed in {e.How}, from {e.From}.",
        SignInsFailed e => string.Create(CultureInfo.InvariantCulture, $"{e.Attempts} attempts to sign in with a wrong password, the last from {e.From}; further ones have to wait."),
        AccessRefused e => $"“{e.Name}” was refused {e.What}: their role does not reach that far.",
        StoryMadePrivate e => $"{e.By} made the story private, for {(e.Readers.Count == 1 ? "one person" : string.Create(CultureInfo.InvariantCulture, $"{e.Readers.Count} people"))} and administrators: {e.Reason}",
        StoryOpenedToAll e => $"{e.By} opened the story to everybody at the desk.",
        _ => null,
    };

    static string A(Role role) => role switch { Role.Reader => "a reader", Role.Editor => "an editor", _ => "an administrator" };
}
