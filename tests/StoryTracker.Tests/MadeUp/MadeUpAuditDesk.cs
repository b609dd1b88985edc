using System.Runtime.CompilerServices;
using StoryTracker.App.Audit;
using StoryTracker.App.Desk;

namespace StoryTracker.Tests.MadeUp;

/// <summary>The audit of a made-up desk: what its history tells, by the filter's own word.</summary>
/// <param name="desk">Whose history.</param>
sealed class MadeUpAuditDesk(IDesk desk) : IAuditDesk
{
    /// <summary>Who is looked for in vain as far as a look reaches.</summary>
    public const string FarBack = "Somebody long ago";

    public async Task<bool> KnowsAsync(AuditSubject subject, CancellationToken ct) =>
        subject.Stream is not { } stream || (await desk.HistoryAsync(AsOf.Now, null, 200, ct)).Items.Any(i => i.Stream == stream);

    public async Task<AuditPage> PageAsync(AuditFilter filter, AsOf at, string? after, int limit, CancellationToken ct)
    {
        if (filter.IsNone) return await desk.HistoryAsync(at, after, limit, ct) is var page ? new(page.Items, page.Next) : null!;
        if (filter.By == FarBack) return new([], "17") { LookedBackTo = 18 };
        return new([.. (await desk.HistoryAsync(at, null, 200, ct)).Items.Where(filter.Fits).Take(limit)], null);
    }

    public async IAsyncEnumerable<HistoryItem> AllAsync(AuditFilter filter, AsOf at, [EnumeratorCancellation] CancellationToken ct)
    {
        for (string? after = null; ;)
        {
            var page = await desk.HistoryAsync(at, after, 200, ct);
            foreach (var item in page.Items.Where(filter.Fits)) yield return item;
            if ((after = page.Next) is null) yield break;
        }
    }
}

/// <summary>Checks that have ended well and badly, and one that goes on after it was asked for.</summary>
sealed class MadeUpRecordChecks : IRecordChecks
{
    static readonly DateTimeOffset Then = new(2024, 5, 21, 9, 0, 0, TimeSpan.Zero);

    readonly List<RecordCheck> checks =
    [
        new(2, "Ana", Then, Then, 21, 21, Then.AddSeconds(9), [new("positions-dense", true, "21 events at positions 1 to 21, without holes."), new("claims-prove-themselves", true, "All 11 recorded claims are the characters of the text they point to.")]),
        new(1, "Bo", Then.AddDays(-1), Then.AddDays(-1), 14, 14, Then.AddDays(-1).AddMinutes(4), [new("positions-dense", false, "13 events, but the last position is 14.")]),
    ];

    public Task<IReadOnlyList<RecordCheck>> LastAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<RecordCheck>>(checks);

    public Task<long> AskAsync(string by, CancellationToken ct)
    {
        if (checks[0].Ended is not null) checks.Insert(0, new(checks[0].Id + 1, by, Then.AddDays(1), Then.AddDays(1), 21, 8, null, []));
        return Task.FromResult(checks[0].Id);
    }
}
