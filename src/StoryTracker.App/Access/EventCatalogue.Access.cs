using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;
using StoryTracker.EventStore;

namespace StoryTracker.App;

public static partial class EventCatalogue
{
    // Who may come in, who may read what, and what security has to know.
    static EventTypes MapAccess(this EventTypes types) => types
        .Map<UserAdded>("user-added")
        .Map<UserInvited>("user-invited")
        .Map<PasswordChosen>("password-chosen")
        .Map<RoleChanged>("role-changed")
        .Map<UserDisabled>("user-disabled")
        .Map<UserEnabled>("user-enabled")
        .Map<SignedIn>("signed-in")
        .Map<SignInsFailed>("sign-ins-failed")
        .Map<AccessRefused>("access-refused")
        .Map<StoryMadePrivate>("story-made-private")
        .Map<StoryOpenedToAll>("story-opened-to-all");
}
