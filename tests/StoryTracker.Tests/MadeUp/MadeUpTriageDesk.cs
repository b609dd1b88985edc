using StoryTracker.App.Triage;
using StoryTracker.Domain;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A queue of a few made-up questions; what is decided leaves it, what is put off comes back when that is undone.</summary>
sealed class MadeUpTriageDesk : ITriageDesk
{
    readonly List<TriageItem> open = [.. Enumerable.Range(1, 30).Select(Item)];
    readonly List<(TriageItem Item, TriageDecision Decision)> put = [];

    /// <summary>Decisions in the order in which they came.</summary>
    public List<TriageDecision> Decisions { get; } = [];

    /// <summary>True for a triage in which nothing is open.</summary>
    public bool IsEmpty { get; init; }

    static TriageItem Item(int n) => new($"words:{n}", "words", 1 - n * .01, n == 1 ? "Are these one remark <b>in other words</b>?" : $"Are these one remark, {n}?",
        new(MadeUpNewsroom.Tunnel.ToString(), "The tunnel"), DateTimeOffset.UnixEpoch, n == 2 ? "Ana" : null)
    {
        Texts = [new("The Quay, Ada Brandt", "The tunnel opens in June", true, $"/articles/{MadeUpNewsroom.TunnelArticle}"), new("The Tide", "it will open in the summer", false, null)],
        Reasons = ["Both share “tunnel”.", "matcher@1"], Answers = [new("accept", "Yes, one remark", false), new("decline", "No, two remarks", false)], Seen = "7",
    };

    public Task<TriageView> TriageAsync(string? kind, string? key, string? after, int limit, CancellationToken ct)
    {
        var items = IsEmpty ? [] : open.Where(i => kind is null || i.Kind == kind).ToList();
        return Task.FromResult(new TriageView(items.Find(i => i.Key == key) ?? items.FirstOrDefault(), [.. items.Take(limit)],
            items.Count == 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["words"] = items.Count }, 214,
            [new(7, DateTimeOffset.UnixEpoch, "story-x", 1, "reports-joined", "matcher@1", "Two reports were joined.")], items.Count > limit ? "next" : null));
    }

    public Task<TriageDone> DecideAsync(TriageDecision decision, CancellationToken ct)
    {
        var item = open.Find(i => i.Key == decision.Key) ?? throw new CommandRefusedException("Somebody has decided this meanwhile; nothing was changed.");
        if (decision is { Answer: "aside", Reason.Length: 0 }) throw new CommandRefusedException("Say why it is set aside.");
        Decisions.Add(decision);
        open.Remove(item);
        if (decision.Answer is not ("aside" or "snooze" or "assign")) return Task.FromResult(new TriageDone(40 + Decisions.Count, null));
        put.Add((item, decision));
        return Task.FromResult(new TriageDone(null, put.Count));
    }

    public Task<TriageMark?> MarkAsync(long id, CancellationToken ct) =>
        Task.FromResult(id >= 1 && id <= put.Count ? new TriageMark(id, put[(int)id - 1].Item.Key, "administrator set it aside.", false) : null);

    public Task<string> UnmarkAsync(long id, string by, CancellationToken ct)
    {
        if (id < 1 || id > put.Count) throw new CommandRefusedException("It was taken back already.");
        open.Insert(0, put[(int)id - 1].Item);
        return Task.FromResult(put[(int)id - 1].Item.Key);
    }
}
