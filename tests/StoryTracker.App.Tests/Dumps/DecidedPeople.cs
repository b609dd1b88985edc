using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories.Privacy;
using StoryTracker.Domain.Users;

namespace StoryTracker.App.Tests.Dumps;

/// <summary>Who may come in and who may read what: every decision once, and what security has to know.</summary>
static class DecidedPeople
{
    const string Root = "administrator";
    static readonly DateTimeOffset At = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static async Task PutAsync(Newsroom newsroom)
    {
        var (people, ana) = (newsroom.People, DerivedId.User("Ana Lopez"));
        await people.InviteAsync("Root Admin", Role.Administrator, Root, default);
        var given = await people.InviteAsync("Ana Lopez", Role.Reader, Root, default);
        await people.JoinAsync(given.Token, "", "not a hash", default);
        await people.ChangeRoleAsync(new(ana, Role.Editor, Root), default);
        await people.DisableAsync(new(ana, "She is away.", Root), default);
        await people.EnableAsync(new(ana, Root), default);
        await people.NoteAsync("Ana Lopez", new SignedIn("Ana Lopez", "with a password", "192.0.2.*", At), default);
        await people.NoteAsync("Ana Lopez", new SignInsFailed(5, "192.0.2.*", At), default);
        await people.NoteAsync("Ana Lopez", new AccessRefused("Ana Lopez", "GET /users", At), default);
        var story = Guid.Parse((await newsroom.Desk.StoriesAsync(AsOf.Now, null, 1, default)).Items[0].Id);
        await people.DecideAsync(new MakePrivate(story, [ana], "A source is at risk.", "Ana Lopez"), null, default);
        await people.DecideAsync(new OpenToAll(story, "Ana Lopez"), null, default);
    }
}
