using StoryTracker.App.Desk;
using StoryTracker.App.Triage;
using StoryTracker.Domain;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A queue of a few made-up questions; what is decided leaves it, and the second who decides is told what the first did.</summary>
sealed class MadeUpTriageDesk : ITriageDesk
{
    readonly List<TriageItem> open = [.. Enumerable.Range(1, 30).Select(Item), Date, Failed];

    /// <summary>Decisions in the order in which they came.</summary>
    public List<TriageDecision> Decisions { get; } = [];

    /// <summary>True for a triage in which nothing is open.</summary>
    public bool IsEmpty { get; init; }

    static TriageItem Item(int n) => new($"words:{n}", "words", 1 - n * .01, n == 1 ? "Are these one remark <b>in other words</b>?" : $"Are these one remark, {n}?",
        new(MadeUpNewsroom.Tunnel.ToString(), "The tunnel"), DateTimeOffset.UnixEpoch, n == 2 ? "Ana" : null)
    {
        Texts = [new("The Quay, Ada Brandt", "The tunnel opens in June", true, $"/articles/{MadeUpNewsroom.TunnelArticle}"), new("The Tide", "it will open in the summer", false, null)],
        Reasons = ["Both share “tunnel”.", "matcher@1"], Answers = [new("accept", "Yes, one remark", false, "1"), new("decline", "No, two remarks", false, "2")], Seen = "0/7/",
    };

    static TriageItem Date => new("date:1", "date", .5, "“Saturday (May 14)” cannot be right; when was this said?", new(MadeUpNewsroom.Tunnel.ToString(), "The tunnel"), DateTimeOffset.UnixEpoch, null)
    {
        Texts = [new("The Quay, Ada Brandt", "The tunnel opens in June", true, null)], Reasons = ["14 May was no Saturday.", "14 statements rest on it; the answer counts for all of them."],
        Answers = [new("accept", "Yes, 2018-04-14", false, "1"), new("unknown", "Nobody can say", false, "2"), new("day", "Another day…", false, "d", "day")], Seen = "0/7/3",
    };

    static TriageItem Failed => new("failed:1", "failed", .4, "A job of the kind “fetch-article” failed for good. Try it again, or give it up?", null, DateTimeOffset.UnixEpoch, null)
    {
        Texts = [new("What went wrong", "The server <b>refused</b>.", false, null)], Reasons = ["The last one was tried 5 times; nothing tries it again by itself."], Elsewhere = new("Look at the job", "/jobs"), Seen = "0/7/1",
    };

    public Task<TriageView> TriageAsync(string? kind, string? key, string? after, int limit, bool jobs, CancellationToken ct)
    {
        var items = IsEmpty ? [] : open.Where(i => (kind is null || i.Kind == kind) && (jobs || i.Kind != "failed")).ToList();
        return Task.FromResult(new TriageView(items.Find(i => i.Key == key) ?? items.FirstOrDefault(), [.. items.Take(limit)],
            items.GroupBy(i => i.Kind).ToDictionary(g => g.Key, g => (long)g.Count()), 214,
            [new(7, DateTimeOffset.UnixEpoch, "story-x", 1, "reports-joined", "matcher@1", "Two reports were joined.")], items.Count > limit ? "next" : null));
    }

    /// <summary>How many statements were edited by outlets.</summary>
    public int Edited { get; set; } = 2;

    public Task<int> EditedAsync(CancellationToken ct) => Task.FromResult(Edited);

    public Task<TriageDone> DecideAsync(TriageDecision decision, CancellationToken ct)
    {
        if (decision is { Answer: "aside", Reason.Length: 0 }) throw new CommandRefusedException("Say why it is set aside.");
        if (open.Find(i => i.Key == decision.Key) is not { } item)
            throw Decisions.Find(d => d.Key == decision.Key) is { } first ? new TriageConflictException(new(Item(1), null, [Told(first)]))
                : new CommandRefusedException("This is not in the triage any more.");
        Decisions.Add(decision);
        if (decision.Answer == "assign") open[open.IndexOf(item)] = item with { AssignedTo = decision.Other };
        else open.Remove(item);
        return Task.FromResult(new TriageDone(40 + Decisions.Count));
    }

    HistoryItem Told(TriageDecision d) => new(40 + Decisions.IndexOf(d) + 1, DateTimeOffset.UnixEpoch, "story-x", 2, "paraphrase-confirmed", d.By, $"{d.By} confirmed: one remark in <b>other</b> words.");
}
