namespace StoryTracker.Web.Answers;

/// <summary>Headers of every answer, failures included (ASVS 5.0, 3.4).</summary>
/// <param name="next">What follows.</param>
sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Nothing but our own style sheet, script and icon. The script makes no markup of text, so no Trusted Types policy may exist.</summary>
    public const string Pages =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; object-src 'none'; "
        + "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>For bytes that came from elsewhere.</summary>
    public const string ForeignBytes = "default-src 'none'; sandbox; frame-ancestors 'none'";

    /// <summary>Sets the headers; what follows may tighten them.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Pages;
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer, which would blank the Origin of our own forms. Nothing ever leaves for another site.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.CacheControl = "no-store";
        headers.Vary = "Accept, Cookie, Authorization";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Static rendering announces a script that these pages do not have.
        context.Response.OnStarting(() =>
        {
            headers.Remove("blazor-enhanced-nav");
            return Task.CompletedTask;
        });
        return next(context);
    }
}
