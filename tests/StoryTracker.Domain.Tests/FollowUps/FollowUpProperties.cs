using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.Domain.Tests.FollowUps;

public sealed class FollowUpProperties
{
    static readonly DateTimeOffset Start = Pier.March;
    static readonly DateOnly[] Days = [Pier.June, new(2026, 6, 20), new(2026, 8, 1)];

    [Fact]
    public void Whatever_editors_and_crashes_do_a_follow_up_asks_once_for_each_day_and_never_before_it_is_over() =>
        Prop.ForAll(Gen.Choose(0, 99).ListOf().ToArbitrary(), steps =>
        {
            var (given, jobs, now) = (Pier.Opened(), new List<AskFollowUp>(), Start);
            foreach (var step in steps.Prepend(0))
            {
                now = now.AddDays(step / 10);
                var decided = given.When(Step(step % 10, now, jobs));
                jobs.AddRange(decided.Messages.OfType<AskFollowUp>());
            }
            // In the end every job that was asked for runs, some of them twice.
            now = now.AddYears(1);
            foreach (var job in jobs.Concat(jobs)) given.When(g => AskFollowUpHandler.Handle(job, g.Story(Pier.Story), now));
            var asked = given.On(Streams.Story(Pier.Story)).OfType<FollowUpDue>().ToList();
            var waiting = given.Story(Pier.Story).State!.FollowUps.Values.Where(f => !f.Evidence.IsEmpty && f.Status == FollowUpStatus.Waiting);
            return asked.DistinctBy(a => (a.FollowUpId, a.Due)).Count() == asked.Count && asked.TrueForAll(a => FollowUp.AsksAt(a.Due) <= a.At) && !waiting.Any();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Undoing_every_decision_leaves_what_there_was_before_the_first() =>
        Prop.ForAll(Gen.Choose(1, 5).ListOf().ToArbitrary(), steps =>
        {
            var given = Pier.Opened();
            given.When(g => Pier.Find(g, Pier.Story, Start, Pier.Found));
            var before = Pier.Of(given, Pier.Event);
            foreach (var step in steps) given.When(Step(step, Start, []));
            while (Pier.Of(given, Pier.Event).Decisions.Count is > 0 and var n)
                given.When(g => UndoFollowUpDecisionHandler.Handle(new(Pier.Story, Pier.Event, n, "Ana"), Pier.Stories(g), Start));
            var after = Pier.Of(given, Pier.Event);
            return (after.Due, after.Status, after.Answer) == (before.Due, before.Status, before.Answer) && after.Evidence.SequenceEqual(before.Evidence)
                && after.Asked.SetEquals(before.Asked);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Repeating_a_decision_records_nothing() =>
        Prop.ForAll(Gen.Choose(0, 9).ListOf().ToArbitrary(), steps =>
        {
            var given = Pier.Opened();
            foreach (var step in steps.Prepend(0))
            {
                var decide = Step(step, Start.AddYears(1), []);
                var seen = given.Story(Pier.Story).State!.FollowUps.GetValueOrDefault(Pier.Event)?.Decisions.Count ?? 0;
                var command = step == 5 ? Undo(seen, Start.AddYears(1)) : decide;
                given.When(command);
                if (!given.When(command).IsNothing) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    static Func<Given, Outcome> Step(int step, DateTimeOffset now, List<AskFollowUp> jobs) => g =>
        step == 0 || g.Story(Pier.Story).State!.FollowUps.IsEmpty ? Pier.Find(g, Pier.Story, now, Pier.Found, Pier.FoundAgain) : step switch
        {
            1 => Answer(g, FollowUpAnswer.Happened, null, now),
            2 => Answer(g, FollowUpAnswer.Postponed, Days[1], now),
            3 => Answer(g, FollowUpAnswer.Postponed, Days[2], now),
            4 when Pier.Of(g, Pier.Event).Answer is null =>
                ScheduleFollowUpHandler.Handle(new(Pier.Story, Pier.Event, Days[1], "So.", "Ana"), Pier.Stories(g), now),
            5 => Undo(Pier.Of(g, Pier.Event).Decisions.Count, now)(g),
            6 when jobs.Count > 0 => AskFollowUpHandler.Handle(jobs[0], g.Story(Pier.Story), now),
            7 when jobs.Count > 0 => AskFollowUpHandler.Handle(jobs[^1], g.Story(Pier.Story), now),
            8 => PartFollowUpHandler.Handle(new(Pier.Story, Pier.Again, "Another.", "Ana"), g.Story(Pier.Story), now),
            9 when g.Story(Pier.Story).State!.FollowUps.ContainsKey(FollowUp.PartedFrom(Pier.Again)) =>
                RejoinFollowUpHandler.Handle(new(Pier.Story, Pier.Again, Pier.Event, "Ana"), g.Story(Pier.Story), now),
            _ => Outcome.Nothing,
        };

    static Func<Given, Outcome> Undo(int seen, DateTimeOffset now) => g =>
        UndoFollowUpDecisionHandler.Handle(new(Pier.Story, Pier.Event, seen, "Ana"), Pier.Stories(g), now);

    static Outcome Answer(Given g, FollowUpAnswer answer, DateOnly? until, DateTimeOffset now) =>
        AnswerFollowUpHandler.Handle(new(Pier.Story, Pier.Event, answer, until, null, "Seen.", "Ana"), Pier.Stories(g), now);
}
