using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StoryTracker.EventStore;

/// <summary>How work on a claimed job ended.</summary>
enum JobEnd { Completed, Retrying, Dead, Snoozed, Released, Lost }

/// <summary>What the engine tells of itself: one <see cref="Meter"/> and one <see cref="ActivitySource"/>, both named
/// <see cref="Name"/>; next to nothing while nobody listens.</summary>
/// <remarks>Names and units follow OpenTelemetry's conventions (semantic conventions 1.27: general metrics, messaging spans). Spans and
/// tags never hold payloads or messages of exceptions: what is erased from the record must not live on in a trace.</remarks>
static class Telemetry
{
    /// <summary>Name of the meter and of the source.</summary>
    public const string Name = "StoryTracker.EventStore";

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);
    static readonly InstrumentAdvice<double> Short = Buckets(.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5),
        Long = Buckets(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 300);

    static readonly Counter<long> Appends = Meter.CreateCounter<long>("storytracker.appends", "{append}", "Units answered, by outcome."),
        Events = Meter.CreateCounter<long>("storytracker.events.appended", "{event}", "Events put on record."),
        Retries = Meter.CreateCounter<long>("storytracker.append.retries", "{retry}", "Rounds of appends sent again after an outage."),
        JobsEnded = Meter.CreateCounter<long>("storytracker.jobs.ended", "{job}", "Claims of jobs that ended, by kind and outcome."),
        Applied = Meter.CreateCounter<long>("storytracker.projection.events", "{event}", "Events that a projection has moved over."),
        Wakeups = Meter.CreateCounter<long>("storytracker.wakeups", "{wakeup}", "Notices of new events or jobs.");

    static readonly Histogram<double>
        AppendSeconds = Meter.CreateHistogram("storytracker.append.duration", "s", "From the call to its answer.", null, Short),
        JobSeconds = Meter.CreateHistogram("storytracker.job.duration", "s", "Work on a claimed job, by kind.", null, Long),
        JobLateness = Meter.CreateHistogram("storytracker.job.lateness", "s", "From due to started, by kind.", null, Long);

    static readonly Histogram<int> RoundUnits = Meter.CreateHistogram("storytracker.append.round.units", "{unit}",
        "Units sent to the database in one call.", null,
        new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128] });

    static readonly ConcurrentDictionary<(string Name, int Version), long> Lag = new();

    static Telemetry() => Meter.CreateObservableGauge("storytracker.projection.lag", static () => Lag.Select(p => new Measurement<long>(
        p.Value, new("projection", p.Key.Name), new("version", p.Key.Version))), "{event}", "Events behind the log's head, as last seen.");

    /// <summary>The W3C <c>traceparent</c> of what is going on, null where nothing is traced.</summary>
    public static string? CurrentTraceParent => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current ? current.Id : null;

    /// <summary>Spans one append, from the call to its answer.</summary>
    public static Activity? StartAppend() => Source.StartActivity("append", ActivityKind.Internal);

    /// <summary>Spans the work on a job, as child of and linked to what requested it.</summary>
    /// <param name="kind">Kind of the job.</param>
    /// <param name="traceParent">The W3C <c>traceparent</c> stored with it; null or unreadable: the work begins a trace of its own.</param>
    public static Activity? StartJob(string kind, string? traceParent)
    {
        var known = ActivityContext.TryParse(traceParent, null, isRemote: true, out var requested);
        return Source.StartActivity($"process {kind}", ActivityKind.Consumer, known ? requested : default, [
            new("messaging.system", "storytracker"), new("messaging.operation.type", "process"),
            new("messaging.operation.name", "process"), new("messaging.destination.name", kind)],
            known ? [new ActivityLink(requested)] : []);
    }

    /// <summary>Spans one step of a projection; <see cref="Projected"/> decides whether it is worth telling.</summary>
    public static Activity? StartProjection(string name) =>
        Source.StartActivity($"project {name}", ActivityKind.Internal, default(ActivityContext), [new("storytracker.projection", name)]);

    /// <summary>Marks a span as failed, by the exception's type alone.</summary>
    public static void Failed(Activity? span, Exception e) =>
        span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", e.GetType().FullName);

    /// <summary>An append was answered.</summary>
    public static void Appended(AppendOutcome outcome, int events, TimeSpan elapsed)
    {
        if (outcome == AppendOutcome.Appended) Events.Add(events);
        Answered(outcome switch
        {
            AppendOutcome.Appended => "appended",
            AppendOutcome.Duplicate => "duplicate",
            AppendOutcome.Conflict => "conflict",
            _ => "lost-lease",
        }, elapsed);
    }

    /// <summary>An append threw: <c>refused</c> for what it holds, else <c>failed</c>.</summary>
    public static void AppendFailed(Exception e, TimeSpan elapsed) => Answered(e is AppendRefusedException ? "refused" : "failed", elapsed);

    /// <summary>A round of appends was sent.</summary>
    public static void RoundSent(int units) => RoundUnits.Record(units);

    /// <summary>A round of appends has to be sent again.</summary>
    public static void AppendRetried() => Retries.Add(1);

    /// <summary>Work on a job begins, so long after it was due.</summary>
    public static void JobStarted(string kind, TimeSpan late) => JobLateness.Record(Math.Max(0, late.TotalSeconds), Tag("kind", kind));

    /// <summary>Work on a job ended.</summary>
    public static void JobEnded(string kind, JobEnd outcome, TimeSpan elapsed)
    {
        JobsEnded.Add(1, Tag("kind", kind), Tag("outcome", outcome switch
        {
            JobEnd.Completed => "completed",
            JobEnd.Retrying => "retrying",
            JobEnd.Dead => "dead",
            JobEnd.Snoozed => "snoozed",
            JobEnd.Released => "released",
            _ => "lost",
        }));
        JobSeconds.Record(elapsed.TotalSeconds, Tag("kind", kind));
    }

    /// <summary>A projection moved over some events; over none, its span is not told: nobody asks for a thousand idle polls.</summary>
    public static void Projected(string name, int events, Activity? span = null)
    {
        if (events > 0) Applied.Add(events, Tag("projection", name));
        if (span is not { IsAllDataRequested: true }) return;
        if (events > 0) span.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
        else span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }

    /// <summary>Where a projection is, beside the head of the log as last seen.</summary>
    public static void ProjectionAt(string name, int version, long position, long head) =>
        Lag[(name, version)] = Math.Max(0, head - position);

    /// <summary>A notice of new events or jobs arrived.</summary>
    public static void WokenUp() => Wakeups.Add(1);

    static void Answered(string outcome, TimeSpan elapsed)
    {
        Appends.Add(1, Tag("outcome", outcome));
        AppendSeconds.Record(elapsed.TotalSeconds, Tag("outcome", outcome));
    }

    static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    static InstrumentAdvice<double> Buckets(params double[] bounds) => new() { HistogramBucketBoundaries = bounds };
}
