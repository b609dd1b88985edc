using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Access;

/// <summary>
/// Refuses a request that changes something when a browser sends it for somebody else: the session's form token must come with it
/// (synchroniser token), and the browser must not call it cross-site or name another origin. Programs with a bearer token are not browsers and need none.
/// </summary>
/// <param name="next">What follows.</param>
sealed class ForgeryGuard(RequestDelegate next)
{
    /// <summary>Name of the form field.</summary>
    public const string Field = "form-token";

    /// <summary>Name of the header, for requests that are not forms.</summary>
    public const string Header = "X-Form-Token";

    /// <summary>Lets the request pass or throws a <see cref="Refusal"/>.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        var safe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
        if (!safe && context.Features.Get<Session>() is { } session && !await ComesFromOurForm(context, session))
            throw Refusal.ForgedForm();
        // Nor is anybody signed in, or led to choose a password, by a page of somebody else.
        if (!safe && context.Features.Get<Session>() is null && context.Request.Headers.Authorization.Count == 0 && !ComesFromHere(context))
            throw Refusal.ForgedForm();
        await next(context);
    }

    // Browsers too old to say what site a request comes from say at least its origin ('null' where it is hidden). A proxy may have taken
    // TLS off, so only the host is compared.
    static bool IsOurs(string origin, HttpContext context) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase);

    static bool ComesFromHere(HttpContext context)
    {
        var site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none")) return false;
        return site.Length > 0 || context.Request.Headers.Origin.ToString() is not { Length: > 0 } origin || IsOurs(origin, context);
    }

    static async Task<bool> ComesFromOurForm(HttpContext context, Session session)
    {
        if (!ComesFromHere(context)) return false;
        var sent = context.Request.Headers[Header].ToString();
        if (sent.Length == 0 && context.Request.HasFormContentType)
            sent = (await context.Request.ReadFormAsync(context.RequestAborted))[Field].ToString();
        return FormTokenMask.Matches(sent, session.FormToken);
    }
}
