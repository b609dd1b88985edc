using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A diary with one event that asks and one promise, of the made-up tunnel.</summary>
sealed class MadeUpDiaryDesk : IDiaryDesk
{
    public static readonly Guid Opening = new("0fe7a1d0-0000-5000-8000-000000000001"), Toll = new("0fe7a1d0-0000-5000-8000-000000000002");
    static readonly StoryRef Story = new(MadeUpNewsroom.Tunnel.ToString(), "The tunnel");

    /// <summary>Commands in the order in which they came.</summary>
    public List<object> Commands { get; } = [];

    static FollowUpView[] All { get; } =
    [
        new(Opening.ToString(), Story, FollowUpKind.Event, "The tunnel opens on 3 June.", new(2024, 6, 3), new(2024, 6, 3), new(2024, 6, 3), "asks", null, [new(2024, 6, 3)],
            [], [Evidence("a", null), Evidence("b", "0fe7a1d0-0000-5000-8000-000000000009")], ["One gives 3 June 2024, the other 4 June 2024, and both share “tunnel”."]),
        new(Toll.ToString(), Story, FollowUpKind.Promise, "There will be no toll", null, null, null, "open", new("s", "Ada Brandt", null), [],
            [new(null, new(2025, 1, 1), null, "The budget comes then.", "Ana", DateTimeOffset.UnixEpoch)], [Evidence("a", null)], []),
    ];

    public Task<Page<FollowUpView>> FollowUpsAsync(FollowUpQuery query, AsOf at, CancellationToken ct) =>
        Task.FromResult(new Page<FollowUpView>([.. All.Where(f => f.Kind == (query.Kind ?? f.Kind) && (query.Answered ?? f.IsAnswered) == f.IsAnswered)], null));

    public Task<FollowUpView?> FollowUpAsync(Guid story, Guid id, AsOf at, CancellationToken ct) =>
        Task.FromResult(All.FirstOrDefault(f => f.Id == id.ToString() && f.Story.Id == story.ToString()));

    public Task<long?> AnswerAsync(AnswerFollowUp command, CancellationToken ct, Guid? key = null) =>
        command.Note.Length == 0 && command.ClaimId is null ? throw new CommandRefusedException("An answer needs a claim that shows it or a note.") : Done(command);

    public Task<long?> ScheduleAsync(ScheduleFollowUp command, CancellationToken ct, Guid? key = null) => Done(command);

    public Task<long?> UndoAsync(UndoFollowUpDecision command, CancellationToken ct, Guid? key = null) => Done(command);

    public Task<long?> PartAsync(PartFollowUp command, CancellationToken ct, Guid? key = null) => Done(command);

    public Task<long?> RejoinAsync(RejoinFollowUp command, CancellationToken ct, Guid? key = null) => Done(command);

    Task<long?> Done(object command)
    {
        Commands.Add(command);
        return Task.FromResult<long?>(41 + Commands.Count);
    }

    static FollowUpEvidenceView Evidence(string id, string? partedFrom) => new(id, new(MadeUpNewsroom.TunnelArticle.ToString(), 1, "The Quay",
        "The tunnel opens on 3 June.", "", "", 0, 27, false), new(2024, 6, 3), new(2024, 6, 3), ["The day lies ahead."], "announcements@1", id == "b" ? 2 : null, partedFrom);
}
