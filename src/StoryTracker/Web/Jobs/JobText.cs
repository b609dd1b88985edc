using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using StoryTracker.App.Jobs;

namespace StoryTracker.Web.Jobs;

/// <summary>Jobs in words.</summary>
static class JobText
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>How often a job killed its worker, null where it never did.</summary>
    public static string? Killed(IReadOnlyList<JobAttempt> attempts)
    {
        var (gone, expired) = (attempts.Count(a => a.How == "gone"), attempts.Count(a => a.How == "expired"));
        return gone > 0 ? $"killed its worker {gone}×{(expired > 0 ? $", outlasted its lease {expired}×" : "")}" : expired > 0 ? $"outlasted its lease {expired}×" : null;
    }

    /// <summary>How an attempt ended.</summary>
    public static string How(JobAttempt attempt) => attempt.How switch
    {
        "gone" => "the worker ended without reporting", "expired" => "the worker fell silent, another one took it", _ => attempt.What ?? "failed",
    };

    /// <summary>A length of time of a few digits, such as <c>12 ms</c> or <c>1.4 s</c>; a dash where there is none.</summary>
    public static string Length(TimeSpan? length) => length switch
    {
        null => "–",
        { TotalSeconds: < 1 } ms => string.Create(CultureInfo.InvariantCulture, $"{ms.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 2 } s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalSeconds:0.#} s"),
        { } m => string.Create(CultureInfo.InvariantCulture, $"{m.TotalMinutes:0.#} min"),
    };

    /// <summary>What was done lately, such as <c>3.2/min · 190/h · 4,012/day</c>.</summary>
    public static string Done(JobPace? pace) => pace is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{pace.PerMinute:0.#}/min · {pace.LastHour:N0}/h · {pace.LastDay:N0}/day");

    /// <summary>A dead letter as the beginning of a test: kind, arguments, error, as JSON.</summary>
    public static string TestCase(DeadLetter letter) => new JsonObject
    {
        ["kind"] = letter.Job.Kind, ["args"] = JsonNode.Parse(letter.Job.Args), ["error"] = letter.Job.Error, ["attempts"] = letter.Job.Attempts,
        ["askedForAt"] = letter.Job.Cause,
    }.ToJsonString(Readable);
}
