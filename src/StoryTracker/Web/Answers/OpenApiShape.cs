using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace StoryTracker.Web.Answers;

/// <summary>What the OpenAPI document says beyond what the endpoints themselves tell.</summary>
static class OpenApiShape
{
    /// <summary>Sets it up.</summary>
    public static void Apply(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "StoryTracker";
            document.Info.Description = "Who said what, where, when, to whom, as printed by whom. "
                + "Every page has a JSON twin at the same address: send 'Accept: application/json', or put '.json' at the end of the path.";
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The token that the server printed when it started.",
                },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var path = "/" + context.Description.RelativePath;
            if (path is "/healthz" or "/readyz")
            {
                operation.Security = [];
                return Task.CompletedTask;
            }
            operation.Parameters ??= [];
            if (path == "/feeds" && context.Description.HttpMethod == "GET")
            {
                operation.Parameters.Add(Query("state", "How they fare: gone, blocked, failing, slow, new, quiet, ok, paused or retired."));
                operation.Parameters.Add(Query("q", "Characters that the title or the address holds."));
            }
            // How feeds fare is known for now alone.
            if (!path.StartsWith("/feeds", StringComparison.Ordinal))
                operation.Parameters.Add(Query("at", "As known then: a position of the record, a day (its end in UTC), or an RFC 3339 time."));
            if (path is "/diary" or "/promises")
                operation.Parameters.Add(Query("show", "open (what comes and what asks; also when left out), answered, or all."));
            if (path is "/stories" or "/speakers" or "/history" or "/diary" or "/promises" || path == "/feeds" && context.Description.HttpMethod == "GET")
            {
                operation.Parameters.Add(Query("after", "Where the page before ended; taken from its 'next'."));
                operation.Parameters.Add(Query("limit", "1 to 200 items; 50 when left out."));
            }
            if (path == "/history" || path.StartsWith("/history/export", StringComparison.Ordinal))
            {
                operation.Parameters.Add(Query("by", "Who, exactly as the record names them."));
                operation.Parameters.Add(Query("kind", $"One of {string.Join(", ", App.Audit.AuditKinds.All.Select(k => k.Name))}."));
                operation.Parameters.Add(Query("on", "What it is about: the path of a page, such as stories/ID or stories/ID/claims/ID, or one of stories, articles, speakers, feeds, users."));
                operation.Parameters.Add(Query("from", "Recorded then or later: a day (its beginning in UTC) or an RFC 3339 time."));
                operation.Parameters.Add(Query("until", "Recorded then or before: a day (its end in UTC) or an RFC 3339 time."));
            }
            if (path.StartsWith("/stories/", StringComparison.Ordinal))
            {
                operation.Parameters.Add(Query("speaker", "Id of a speaker, or 'none' for lines that name nobody."));
                operation.Parameters.Add(Query("outlet", "Name of an outlet, or 'none' where it is not known."));
                operation.Parameters.Add(Query("kind", "direct, mixed or indirect."));
            }
            return Task.CompletedTask;
        });
    }

    static OpenApiParameter Query(string name, string description) =>
        new()
        {
            Name = name, In = ParameterLocation.Query, Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
