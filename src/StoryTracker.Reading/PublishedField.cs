using System.Text.Json;

namespace StoryTracker.Reading;

/// <summary>
/// The field <c>published</c>: a day, an RFC 3339 time, or <c>{"earliest", "latest", "reason", "estimatedBy"}</c> with either in the
/// bounds.
/// </summary>
static class PublishedField
{
    const int LongestReason = 2_000;
    const string WriteOne = "write a day like \"2018-04-15\" or a time like \"2018-04-15T10:00:00Z\" between the years 1900 and 2200";

    static readonly string[] Known = ["earliest", "latest", "reason", "estimatedBy"];

    public static PublicationWindow? Read(JsonPlace at, JsonElement json, string reason, List<string> problems)
    {
        if (!json.TryGetProperty("published", out var published)) return null;
        switch (published.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.String:
                return at.String(json, "published", LongestReason) is null ? null : Window(Time(at, json, "published"), reason);
            case JsonValueKind.Object:
                foreach (var field in published.EnumerateObject().Where(f => !Known.Contains(f.Name)))
                    problems.Add($"{at.FileName} has the unknown field “{field.Name}” in “published”, which was left aside.");
                return Between(at, published, reason);
            default:
                throw at.Refused($"has a “published” that is no time: {WriteOne}.");
        }
    }

    static PublicationWindow Between(JsonPlace at, JsonElement json, string reason)
    {
        var (earliest, latest) = (Time(at, json, "earliest"), Time(at, json, "latest"));
        if (earliest.Earliest > latest.Latest)
            throw at.Refused("has a “published” whose “earliest” is after its “latest”: exchange or correct them.");
        var precision = earliest == latest ? earliest.Precision : "interval";
        return new(
            earliest.Earliest, latest.Latest, precision, at.String(json, "reason", LongestReason) ?? reason,
            at.String(json, "estimatedBy", LongestReason));
    }

    static PublicationTime Time(JsonPlace at, JsonElement json, string field)
    {
        var printed = at.String(json, field, LongestReason) ?? throw at.Refused($"has a “published” without “{field}”: {WriteOne}.");
        return PublicationTime.Read(printed, zoneRequired: true)
            ?? throw at.Refused($"has a time of publication that cannot be right ({Short(printed)}): {WriteOne}.");
    }

    static string Short(string printed) => printed.Length > 40 ? printed[..40] + "…" : printed;

    static PublicationWindow Window(PublicationTime time, string reason) => new(time.Earliest, time.Latest, time.Precision, reason, null);
}
