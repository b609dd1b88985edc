using StoryTracker.App.Access;
using StoryTracker.Domain.Users;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Display;

namespace StoryTracker.Web.Access;

/// <summary>
/// Says on whose behalf the newsroom is read for the rest of a request, so that stories that are private to others are not there in anything it
/// asks, and answers as for an address that does not exist where the request itself names such a story: in its path, its query or its form.
/// </summary>
/// <param name="next">What follows.</param>
/// <param name="people">Says which stories are private.</param>
sealed class ReaderScope(RequestDelegate next, IPeopleDesk people)
{
    /// <summary>Lets the request pass under its reader, or throws a <see cref="Refusal"/>.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (DeskSignIn.RoleOf(context.User) is { } role && role != Role.Administrator)
        {
            var state = await people.StateAsync(context.RequestAborted);
            List<Guid> hidden = [.. state.HiddenFrom(context.Features.Get<Session>()?.UserId, role)];
            if (hidden.Count > 0)
            {
                var reader = new Readership(hidden);
                await RefuseHiddenAsync(context, reader);
                Readership.Current = reader;
            }
        }
        if (context.Features.Get<Session>() is { Settings.Zone: not "UTC" } session) DateText.Zone = session.Settings.TimeZone;
        await next(context);
    }

    /// <summary>Says for as long as a stream is open whether a story is not there for whoever asked for it.</summary>
    public static Func<Guid, CancellationToken, ValueTask<bool>> Watching(HttpContext context)
    {
        var people = context.RequestServices.GetRequiredService<IPeopleDesk>();
        var (user, role) = (context.Features.Get<Session>()?.UserId, DeskSignIn.RoleOf(context.User));
        return async (story, ct) => (await people.StateAsync(ct)).HiddenFrom(user, role).Contains(story);
    }

    /// <summary>Throws where a value names a story that is not there for whoever asks.</summary>
    /// <exception cref="Refusal">It does.</exception>
    public static void RefuseHidden(HttpContext context, IReadOnlySet<Guid> hidden, string? value)
    {
        if (value is null || value.Length < 32) return;
        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
            if (Guid.TryParse(part, out var whole) && hidden.Contains(whole)) throw Refusal.NoSuchStory(context);
        // Within an address, too.
        for (var i = 0; i + 36 <= value.Length; i++)
            if (value[i + 8] == '-' && Guid.TryParseExact(value.AsSpan(i, 36), "D", out var id) && hidden.Contains(id)) throw Refusal.NoSuchStory(context);
    }

    static async Task RefuseHiddenAsync(HttpContext context, Readership reader)
    {
        foreach (var (_, value) in context.Request.RouteValues) RefuseHidden(context, reader.Hidden, value?.ToString());
        foreach (var (_, values) in context.Request.Query)
            foreach (var value in values) RefuseHidden(context, reader.Hidden, value);
        if (context.Request.HasFormContentType)
            foreach (var (_, values) in await context.Request.ReadFormAsync(context.RequestAborted))
                foreach (var value in values) RefuseHidden(context, reader.Hidden, value);
    }
}
