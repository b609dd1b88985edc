using StoryTracker.App.Desk;
using StoryTracker.Domain.Chronicle;
using StoryTracker.Domain.Utterances;
using StoryTracker.Web.Answers;
using StoryTracker.Web.Utterances;

namespace StoryTracker.Tests.Access;

/// <summary>A wording table is given up when the database is silent; a command is waited for, for nobody knows whether it is on record.</summary>
public sealed class PatientUtterancesDeskTests
{
    static Patience Short => new(TimeSpan.FromMilliseconds(20), TimeSpan.Zero, TimeProvider.System);

    [Fact]
    public async Task A_wording_table_that_does_not_come_is_given_up() => await Assert.ThrowsAsync<TimeoutException>(() =>
        new PatientUtterancesDesk(new Silent(), Short).UtteranceAsync(Guid.Empty, Guid.Empty, AsOf.Now, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_command_is_answered_however_long_it_takes()
    {
        var desk = new Silent();
        var patient = new PatientUtterancesDesk(desk, Short);
        Task<long?>[] asked =
        [
            patient.DecideAsync(new JoinReports(default, default, null, default, null, "", ""), default), patient.DecideAsync(new PartReports(default, default, default, 0, "", ""), default),
            patient.DecideAsync(new LinkLines(default, default, null, default, null, "", ""), default), patient.DecideAsync(new UnlinkLines(default, default, "", ""), default),
            patient.DecideAsync(new AnswerParaphrase(default, default, true, "", ""), default), patient.DecideAsync(new TakeBackTies(default, [], ""), default),
            patient.DecideAsync(new DismissDivergence(default, default, "", ""), default), patient.DecideAsync(new RestoreDivergence(default, default, ""), default),
            patient.DecideAsync(new AnswerProposal(default, default, true, "", ""), default),
            patient.DecideAsync(new DecideChronicleLink(default, ChronicleKind.Rebuttal, default, default, true, "", ""), default),
            patient.DecideAsync(new UndoChronicleDecision(default, default, ""), default),
        ];
        Assert.All(asked, a => Assert.False(a.IsCompleted));
        desk.Answer.SetResult(7);
        Assert.All(await Task.WhenAll(asked), p => Assert.Equal(7, p));
    }

    sealed class Silent : IUtterancesDesk
    {
        public TaskCompletionSource<long?> Answer { get; } = new();

        public Task<UtteranceView?> UtteranceAsync(Guid story, Guid utterance, AsOf at, CancellationToken ct) => new TaskCompletionSource<UtteranceView?>().Task;

        public Task<long?> DecideAsync(JoinReports command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(PartReports command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(LinkLines command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(UnlinkLines command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(AnswerParaphrase command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(TakeBackTies command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(DismissDivergence command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(RestoreDivergence command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(AnswerProposal command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(DecideChronicleLink command, CancellationToken ct, Guid? key = null) => Answer.Task;

        public Task<long?> DecideAsync(UndoChronicleDecision command, CancellationToken ct, Guid? key = null) => Answer.Task;
    }
}
