using StoryTracker.App.Desk;

namespace StoryTracker.Web.Answers;

/// <summary>A request that is answered with a sentence instead of what it asked for.</summary>
/// <param name="status">HTTP status, 400 to 499, or 503.</param>
/// <param name="title">A few words.</param>
/// <param name="sentence">What was wrong and what to do.</param>
sealed class Refusal(int status, string title, string sentence) : Exception(sentence)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>A few words.</summary>
    public string Title { get; } = title;

    /// <summary>Seconds after which asking again makes sense, null where it never does.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Something in the address could not be read.</summary>
    public static Refusal BadRequest(string sentence) => new(400, "That address cannot be read", sentence);

    /// <summary>There is nothing here.</summary>
    /// <param name="what">Such as <c>story</c>.</param>
    /// <param name="visit">Whether a moment was asked for, before which it may not have been on record.</param>
    public static Refusal NotFound(string what, Visit visit) => new(404, $"No such {what}", visit.AsOf.IsNow
        ? $"There is no {what} at this address; it may have been mistyped, or cut short when it was copied."
        : $"There is no {what} at this address, or it was not yet on record at {visit.At}; look at it as known now.");

    /// <summary>A story that is private to others, told exactly as one that does not exist.</summary>
    public static Refusal NoSuchStory(HttpContext context) =>
        AsOf.TryParse(context.Request.Query["at"], out var at, out var problem) ? NotFound("story", Visit.Of(context, at)) : BadRequest(problem);

    /// <summary>Whoever asks has no right to an answer.</summary>
    public static Refusal SignInRequired() => new(401, "Sign-in required",
        "Sign in with the address that storytracker printed when it started; a program sends its token as 'Authorization: Bearer TOKEN'.");

    /// <summary>Whoever asks is signed in and has not this right.</summary>
    public static Refusal NotYours() => new(403, "Your role does not reach this far",
        "You are signed in, but this is for people with another role; ask an administrator of this desk if you need it.");

    /// <summary>The printed address with other characters.</summary>
    public static Refusal WrongEntry() => new(401, "This address lets nobody in",
        "This is not the address that the running server printed; it prints a new one each time it starts, so copy it again, all of it.");

    /// <summary>Somebody guesses.</summary>
    public static Refusal TooManyWrongTokens() => new(429, "Too many wrong tokens",
        "Too many wrong tokens came within a minute; wait a minute, then use the address that the server printed.") { RetryAfter = 60 };

    /// <summary>Somebody guesses passwords.</summary>
    public static Refusal TooManyWrongPasswords(TimeSpan wait) => new(429, "Wait before you try again",
        "Too many wrong passwords came for this name or from this network; wait a while, then try again, or ask an administrator for a new one-time address.")
        { RetryAfter = Math.Max(1, (int)wait.TotalSeconds) };

    /// <summary>A one-time address that is used up, too old, or was never given.</summary>
    public static Refusal NoSuchInvitation() => new(404, "This address does not work",
        "It lets somebody choose a password once, and it was used, is too old, or was cut short when it was copied; ask an administrator for another.");

    /// <summary>A form that is not ours, or of a session that is over.</summary>
    public static Refusal ForgedForm() => new(403, "This form is out of date",
        "The form was not sent from a page of this session, so nothing was changed; go back, load the page again and send it once more.");

    /// <summary>The database does not answer.</summary>
    public static Refusal DatabaseAway() => new(503, "The record is out of reach",
        "The database does not answer just now; nothing on record is changed or lost, and pages come back by themselves once it does.")
        { RetryAfter = 5 };

    /// <summary>A host name that is not this server's.</summary>
    public static Refusal ForeignHost() => new(400, "This server has another name",
        "The request names a host that this server does not answer to; use the printed address, or add the name to StoryTracker:Hosts.");
}
