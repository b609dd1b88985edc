using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Feeds;

/// <summary>
/// What editors do about feeds. A form leads on with 303 or comes back with what was typed and the reason for the refusal; a program gets
/// the position at which its command is on record, or the reason as <c>application/problem+json</c>.
/// </summary>
static class FeedActions
{
    /// <summary>Largest OPML file: five million bytes, some 20,000 feeds.</summary>
    public const int MostOpmlBytes = 5_000_000;

    /// <summary>Longest reason for a pause, in UTF-16 units.</summary>
    public const int MostReason = 300;

    const int MostAddress = 2000;

    // Beyond it the connection is cut; between this and the limit of a file there is room for a sentence instead.
    const long MostRequestBytes = 20_000_000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Command(routes, "/feeds", "Adds a feed: 'address', of a feed or of a page that names one.", AddAsync).Produces<FeedAddition>(201);
        Command(routes, "/feeds/dry-run", "Reads a feed ('address') and says what would be stored; nothing is.", TryAsync).Produces<FeedTrial>();
        Command(routes, "/feeds/opml", "Adds the feeds of an OPML document: a form's 'file', or the body itself as XML.", ImportAsync)
            .Produces<FeedImportView>().WithMetadata(new SizeLimit(MostRequestBytes));
        Command(routes, "/feeds/{id:guid}/pause", "Pauses a feed; 'reason'.", PauseAsync);
        Command(routes, "/feeds/{id:guid}/resume", "Resumes a feed.",
            (Guid id, Visit visit, IFeedsDesk desk, CancellationToken ct) => DoAsync(id, visit, desk, "resumed", () => desk.ResumeAsync(id, By(visit), ct), null, ct));
        Command(routes, "/feeds/{id:guid}/poll", "Polls a feed as soon as its host may be asked.",
            (Guid id, Visit visit, IFeedsDesk desk, CancellationToken ct) => DoAsync(id, visit, desk, "polling", () => desk.PollNowAsync(id, By(visit), ct), null, ct));
        Command(routes, "/feeds/{id:guid}/move", "Follows a feed to the address that its server says it moved to.",
            (Guid id, Visit visit, IFeedsDesk desk, CancellationToken ct) => DoAsync(id, visit, desk, "moved", () => desk.AcceptMoveAsync(id, By(visit), ct), null, ct));
    }

    static RouteHandlerBuilder Command(IEndpointRouteBuilder routes, string pattern, string summary, Delegate handler) =>
        routes.MapPost(pattern, handler).WithSummary(summary).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).DisableAntiforgery();

    static async Task<IResult> AddAsync(Visit visit, Posted posted, IFeedsDesk desk, CancellationToken ct)
    {
        var address = posted["address"];
        try
        {
            var added = await desk.AddAsync(Address(address), By(visit), ct);
            if (visit.WantsJson) return TypedResults.Created($"/feeds/{added.Id}", added);
            return new SeeOtherResult($"/feeds/{added.Id}?done={(added.Known ? "known" : "added")}");
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return await FeedsPages.ListAsync(visit, desk, address, refused.Message, null, ct);
        }
        catch (CommandRefusedException refused)
        {
            throw Refused("The feed was not added", refused);
        }
    }

    static async Task<IResult> TryAsync(Visit visit, Posted posted, IFeedsDesk desk, CancellationToken ct)
    {
        var address = posted["address"];
        try
        {
            var trial = await desk.TryAsync(Address(address), ct);
            return visit.WantsJson ? TypedResults.Json(trial)
                : new RazorComponentResult<DryRunPage>(new { Visit = visit, Model = trial, Typed = address });
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return new RazorComponentResult<DryRunPage>(new { Visit = visit, Typed = address, Problem = refused.Message })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        catch (CommandRefusedException refused)
        {
            throw Refused("The feed cannot be read", refused);
        }
    }

    static async Task<IResult> ImportAsync(Visit visit, HttpContext context, IFeedsDesk desk, ImportResults results, CancellationToken ct)
    {
        try
        {
            var result = await desk.ImportAsync(await OpmlUpload.ReadAsync(context.Request, MostOpmlBytes, ct), By(visit), ct);
            return visit.WantsJson ? TypedResults.Json(result) : new SeeOtherResult($"/feeds/imports/{results.Keep(result)}");
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return await FeedsPages.ListAsync(visit, desk, null, null, refused.Message, ct);
        }
        catch (CommandRefusedException refused)
        {
            throw Refused("The list was not imported", refused);
        }
    }

    static Task<IResult> PauseAsync(Guid id, Visit visit, Posted posted, IFeedsDesk desk, CancellationToken ct)
    {
        var reason = posted["reason"];
        return DoAsync(id, visit, desk, "paused", () => reason.Length switch
        {
            0 => throw new CommandRefusedException("Say why it is paused, so that the next editor knows when to resume it."),
            > MostReason => throw new CommandRefusedException($"Say it in {MostReason} characters at most."),
            _ => desk.PauseAsync(id, reason, By(visit), ct),
        }, reason, ct);
    }

    static async Task<IResult> DoAsync(
        Guid id, Visit visit, IFeedsDesk desk, string done, Func<Task<long?>> command, string? typed, CancellationToken ct)
    {
        if (await desk.FeedAsync(id, ct) is not { } feed) throw Refusal.NotFound("feed", visit);
        try
        {
            var position = await command();
            return visit.WantsJson ? TypedResults.Json(new OnRecord(position)) : new SeeOtherResult($"/feeds/{id}?done={done}");
        }
        catch (CommandRefusedException refused) when (!visit.WantsJson)
        {
            return new RazorComponentResult<FeedPage>(new { Visit = visit, Model = feed, Typed = typed, Problem = refused.Message })
                { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
        catch (CommandRefusedException refused)
        {
            throw Refused("Nothing was changed", refused);
        }
    }

    static string Address(string typed) => typed.Length switch
    {
        0 => throw new CommandRefusedException("Give the address of a feed, such as https://www.example.org/news.xml."),
        > MostAddress => throw new CommandRefusedException($"An address has {MostAddress} characters at most."),
        _ => typed,
    };

    static string By(Visit visit) => visit.SignedInAs ?? throw Refusal.SignInRequired();

    static Refusal Refused(string title, CommandRefusedException refused) => new(422, title, refused.Message);

    /// <summary>Where a command is on record.</summary>
    /// <param name="Position">Position of the newest event it is about.</param>
    internal sealed record OnRecord(long? Position);

    sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
