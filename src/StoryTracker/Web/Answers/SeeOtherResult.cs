namespace StoryTracker.Web.Answers;

/// <summary>303: look there instead, with a GET (RFC 9110, 15.4.4).</summary>
/// <param name="path">A path of this server, never text from outside.</param>
sealed class SeeOtherResult(string path) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}
