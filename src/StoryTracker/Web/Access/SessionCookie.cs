namespace StoryTracker.Web.Access;

/// <summary>
/// The cookie that holds a session's id. <c>SameSite=Lax</c> rather than <c>Strict</c>: the printed address is often clicked in a
/// terminal that is itself a web page, and a Strict cookie would be held back on the redirect that follows, so that the browser
/// just let in would be told to sign in. Lax still holds it back from every cross-site post; forms carry a token besides.
/// </summary>
static class SessionCookie
{
    /// <summary>
    /// Cookies do not know ports, so two servers on one machine need two names. Over TLS the name carries the <c>__Host-</c> prefix.
    /// </summary>
    public static string NameFor(HttpContext context) =>
        context.Request.IsHttps ? "__Host-storytracker" : $"storytracker-{context.Connection.LocalPort}";

    /// <summary>The id that the browser sent, null when it sent none.</summary>
    public static string? Read(HttpContext context) => context.Request.Cookies[NameFor(context)];

    /// <summary>Gives the id to the browser until it is closed or the session ends.</summary>
    public static void Write(HttpContext context, string id) => context.Response.Cookies.Append(NameFor(context), id, Options(context));

    /// <summary>Takes it back.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), Options(context));

    static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true, IsEssential = true, Path = "/", SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps,
    };
}
