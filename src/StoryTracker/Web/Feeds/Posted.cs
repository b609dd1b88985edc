using System.Text.Json;
using StoryTracker.App.Access;
using StoryTracker.Web.Access;
using StoryTracker.Web.Answers;

namespace StoryTracker.Web.Feeds;

/// <summary>What a command brings: the fields of a form, or the same names in a JSON object.</summary>
sealed class Posted
{
    readonly Dictionary<string, string> fields;

    Posted(Dictionary<string, string> fields) => this.fields = fields;

    /// <summary>Reads it; a request without a body brings nothing.</summary>
    /// <exception cref="Refusal">The body is neither, or holds other than text.</exception>
    public static async ValueTask<Posted> BindAsync(HttpContext context)
    {
        var (request, ct) = (context.Request, context.RequestAborted);
        if (request.HasFormContentType)
            return new((await request.ReadFormAsync(ct)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal));
        if (!request.HasJsonContentType()) return request.ContentLength is null or 0 ? new([]) : throw Unreadable();
        try
        {
            var fields = await request.ReadFromJsonAsync<Dictionary<string, string>>(ct) ?? [];
            if (Readership.Current is { Hidden.Count: > 0 } reader)
                foreach (var value in fields.Values) ReaderScope.RefuseHidden(context, reader.Hidden, value);
            return new(fields);
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    /// <summary>A field without white space at its ends, empty when it is missing.</summary>
    public string this[string name] => fields.TryGetValue(name, out var value) ? value.Trim() : "";

    /// <summary>A field as it was typed, empty when it is missing: for passwords.</summary>
    public string Exactly(string name) => fields.GetValueOrDefault(name, "");

    static Refusal Unreadable() =>
        new(415, "Unknown format", "Send the fields of the form, or a JSON object with the same names and text as values.");
}
