using StoryTracker.App.Desk;
using StoryTracker.Domain;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A desk for decisions about who is who that notes what it was told.</summary>
sealed class MadeUpSpeakers : ISpeakersDesk
{
    /// <summary>Commands in order: what was decided, by whom and why.</summary>
    public List<string> Told { get; } = [];

    /// <summary>A claim of a story with somebody to decide about; null when the story does not have it.</summary>
    public static WhoView? Who(StoryView? story, Guid claim) => story?.Timeline.FirstOrDefault(e => e.Id == claim.ToString()) is not { } entry ? null
        : new(entry with
        {
            Who = new("Mr Goldstein", null, [new("11111111-1111-5111-8111-111111111111", "Jonathan Goldstein", "chair of the council", entry.Reports[0])],
                new Dictionary<string, DecisionView> { ["22222222-2222-5222-8222-222222222222"] = new("Ana", entry.Seen, "Another.") }, "mentions@1",
                ["Nothing connects the two."], entry.Seen),
        }, new(story.Id, story.Title), "A headline", 3, null);

    Task<long?> Note(string what, Decider who) => who.Reason == "refuse" ? throw new CommandRefusedException("It cannot be.") : Noted($"{what} by {who.By}: {who.Reason}");

    Task<long?> Noted(string line)
    {
        Told.Add(line);
        return Task.FromResult<long?>(41 + Told.Count);
    }

    public Task<long?> MergeAsync(Guid speaker, Guid? into, string? name, Decider who, CancellationToken ct) => Note($"merge into {into?.ToString() ?? name}", who);

    public Task<long?> UnmergeAsync(Guid speaker, Guid from, Decider who, CancellationToken ct) => Note($"unmerge from {from}", who);

    public Task<long?> DeclineAsync(Guid speaker, Guid other, Decider who, CancellationToken ct) => Note($"decline {other}", who);

    public Task<long?> ReopenAsync(Guid speaker, Guid other, Decider who, CancellationToken ct) => Note($"reopen {other}", who);

    public Task<long?> SplitAsync(Guid speaker, string name, IReadOnlyList<Guid> articles, Decider who, CancellationToken ct) =>
        Note($"split {name} in {articles.Count}", who);

    public Task<long?> UndoSplitAsync(Guid speaker, Guid other, Decider who, CancellationToken ct) => Note($"unsplit {other}", who);

    public Task<long?> IdentifyAsync(Guid story, Guid claim, int seenRevision, Guid? speaker, string name, Decider who, CancellationToken ct) =>
        Note($"identify {speaker?.ToString() ?? name} at {seenRevision}", who);

    public Task<long?> UnidentifyAsync(Guid story, Guid claim, int seenRevision, Decider who, CancellationToken ct) => Note($"unidentify at {seenRevision}", who);

    public Task<long?> DeclineMentionAsync(Guid story, Guid claim, Guid speaker, Decider who, CancellationToken ct) => Note($"not {speaker}", who);

    public Task<long?> ReopenMentionAsync(Guid story, Guid claim, Guid speaker, Decider who, CancellationToken ct) => Note($"again {speaker}", who);
}
