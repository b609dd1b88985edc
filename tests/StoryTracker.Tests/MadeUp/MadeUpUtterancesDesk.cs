using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Utterances;
using StoryTracker.Matching.Utterances;

namespace StoryTracker.Tests.MadeUp;

/// <summary>One made-up remark of the tunnel in two wordings, with a paraphrase that waits for an answer; keeps what it is told.</summary>
sealed class MadeUpUtterancesDesk : IUtterancesDesk
{
    public static readonly Guid Remark = new("0a77e4a0-0000-5000-8000-000000000001"), Suggestion = new("0a77e4a0-0000-5000-8000-000000000002"),
        Decided = new("0a77e4a0-0000-5000-8000-000000000003"), Quay = new("0a77e4a0-0000-5000-8000-000000000004"), Tide = new("0a77e4a0-0000-5000-8000-000000000005");

    static readonly DateTimeOffset When = new(2024, 5, 20, 18, 5, 0, TimeSpan.Zero);
    static readonly IReadOnlyList<Report> ByQuay = [new(MadeUpNewsroom.TunnelArticle.ToString(), 1, "The Quay", "There will be no toll", "", "", 10, 31, true)],
        ByTide = [new(MadeUpNewsroom.FerryArticle.ToString(), 1, "The Tide", "There should be no toll", "", "", 40, 63, false)];

    /// <summary>Commands in the order in which they came, with their keys.</summary>
    public List<(object Command, Guid? Key)> Commands { get; } = [];

    public Task<UtteranceView?> UtteranceAsync(Guid story, Guid utterance, AsOf at, CancellationToken ct) =>
        Task.FromResult(utterance == Remark && story == MadeUpNewsroom.Tunnel ? View : null);

    public Task<long?> DecideAsync(JoinReports command, CancellationToken ct, Guid? key = null) =>
        command.Claim == command.Other ? throw new CommandRefusedException("Choose another claim; this is the same one.") : Done(command, key);

    public Task<long?> DecideAsync(PartReports command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(LinkLines command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(UnlinkLines command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(AnswerParaphrase command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(TakeBackTies command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(DismissDivergence command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(RestoreDivergence command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(AnswerProposal command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(DecideChronicleLink command, CancellationToken ct, Guid? key = null) => Done(command, key);

    public Task<long?> DecideAsync(UndoChronicleDecision command, CancellationToken ct, Guid? key = null) => Done(command, key);

    /// <summary>The wording table of the remark.</summary>
    public static UtteranceView View { get; } = new(Remark.ToString(), new(MadeUpNewsroom.Tunnel.ToString(), "The tunnel"), new("s", "Ada Brandt", null), null, 21,
        [
            new(Quay.ToString(), true, "The tunnel opens", ByQuay, QuoteKind.Direct, "said", null, "2024-05-16", 1),
            new(Tide.ToString(), true, "No toll", ByTide, QuoteKind.Indirect, "says", null, "2024-05-20", 2),
        ],
        [
            Row(true, [Run("There ", 10, true, WordMark.Shared)], [Run("There ", 40, false, WordMark.Shared)]),
            new([[Run("will be ", 16, true, WordMark.Only)], [Run("should be ", 46, false, WordMark.Only)]], false,
                [new(WordingNote.IsAgainstShouldBe, [0, 1], "One says that there will be none, the other that there should be none.")]),
            Row(true, [Run("no toll", 24, true, WordMark.Shared)], [Run("no toll", 56, false, WordMark.Shared)]),
        ],
        [], 2, ["Each paper tells it in its own words."],
        [new(Decided.ToString(), TieKind.Joined, Quay.ToString(), ByQuay, Tide.ToString(), ByTide, ["Both tell of the opening."], null, "Ana", When)], [], [],
        [new(Suggestion.ToString(), TieKind.Suggested, Quay.ToString(), ByQuay, Tide.ToString(), ByTide, ["They share “toll”."], "utterances@1", null, When)], []);

    static WordingRowView Row(bool shared, params IReadOnlyList<CellRun>[] cells) => new(cells, shared, []);

    static CellRun Run(string text, int start, bool quoted, WordMark mark) => new(text, start, start + text.Length, quoted, mark);

    Task<long?> Done(object command, Guid? key)
    {
        Commands.Add((command, key));
        return Task.FromResult<long?>(41 + Commands.Count);
    }
}
