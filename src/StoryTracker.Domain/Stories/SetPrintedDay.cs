using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>Say what day an article means by printed words that cannot be right, for every statement that rests on them.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Question">The words, as <see cref="DerivedId.PrintedDay"/> names them.</param>
/// <param name="On">Stories that whoever decides may know of; statements that are on none of them stay as they are.</param>
/// <param name="Seen">What <see cref="PrintedDay.Version"/> was on the page where they decided; null where a program does not say.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record SetPrintedDay(Guid ArticleId, Guid Question, IReadOnlySet<Guid> On, string? Seen, string Reason, string By)
{
    /// <summary>The day that is meant; null for that which the machine proposes, statement by statement.</summary>
    public When? Said { get; init; }
}

/// <summary>Take the answer to such a question back, on every statement.</summary>
/// <param name="Claims">The statements, each with a story that holds it.</param>
/// <param name="Of">When the decision was made.</param>
/// <param name="By">Who.</param>
public sealed record UndoPrintedDay(IReadOnlyDictionary<Guid, Guid> Claims, DateTimeOffset Of, string By);

/// <summary>Statements of an article that rest on the same impossible date.</summary>
/// <param name="Claims">Each with its story, in the order of the article; a statement on two stories is here twice.</param>
public sealed record PrintedDay(IReadOnlyList<(Guid Story, StoryClaim Claim)> Claims)
{
    /// <summary>Version of the question: another one once a statement was changed, came or went.</summary>
    public string Version => string.Join('.', Claims.Select(c => FormattableString.Invariant($"{c.Claim.Revision}")));

    /// <summary>Gathers them.</summary>
    /// <param name="stories">Stories that hold statements of the article.</param>
    /// <param name="question">The words, as <see cref="DerivedId.PrintedDay"/> names them.</param>
    public static PrintedDay Of(IEnumerable<Story> stories, Guid question) => new(
    [
        .. from story in stories
           where story.MergedInto is null
           from claim in story.Claims.Values
           where claim.Dismissal is null && claim.LostTo is null && Asks(claim, question)
           orderby claim.Effective.Words[0].Start, claim.Id, story.Id
           select (story.Id, claim),
    ]);

    // What an editor said or confirmed about the day is not asked again.
    static bool Asks(StoryClaim claim, Guid question) =>
        claim.Editorial is not { Fields.Said: not null }
        && claim.Effective.Said?.Conflict is { } conflict && DerivedId.PrintedDay(claim.Machine.ArticleId, conflict.Printed) == question;
}

/// <summary>Statements that rest on an impossible date changed since the page was read.</summary>
public sealed class PrintedDayChangedException()
    : Exception("Somebody changed statements that rest on this date since you opened it; look at both and decide again.");

/// <summary>Decides on <see cref="SetPrintedDay"/> and <see cref="UndoPrintedDay"/>.</summary>
public static class SetPrintedDayHandler
{
    /// <summary>Corrects the day of every statement concerned, on every story that holds it, in one outcome.</summary>
    /// <param name="command">The day.</param>
    /// <param name="stories">Every story that the article is or was on.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">No reason, nothing rests on these words any more, or no day is proposed.</exception>
    /// <exception cref="PrintedDayChangedException">Somebody else was first.</exception>
    public static Outcome Handle(SetPrintedDay command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("A correction needs a reason.");
        var known = stories.Where(s => command.On.Contains(s.Key)).OrderBy(s => s.Key).Select(s => s.Value.State).OfType<Story>();
        var asked = PrintedDay.Of(known, command.Question);
        if (command.Seen is { } seen && seen != asked.Version) throw new PrintedDayChangedException();
        if (asked.Claims.Count == 0) throw new CommandRefusedException("Nothing rests on this date any more; nothing was changed.");
        return Several(stories, asked.Claims.DistinctBy(c => c.Claim.Id).Select(c => Correct(command, c.Claim, stories, now)));
    }

    /// <summary>Takes it back on every statement, while it is the last decision on each of them.</summary>
    /// <param name="command">Which.</param>
    /// <param name="stories">Every story that holds one of the statements.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">Somebody decided on one of them again since; then nothing is taken back.</exception>
    public static Outcome Handle(UndoPrintedDay command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now) => Several(stories,
        command.Claims.OrderBy(c => c.Key).Select(c => UndoClaimDecisionHandler.Handle(new(c.Key, c.Value, command.Of, command.By), stories, now)));

    static Outcome Correct(SetPrintedDay command, StoryClaim claim, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        var proposed = claim.Effective.Said!;
        var said = command.Said ?? (proposed is { Earliest: null, Latest: null }
            ? throw new CommandRefusedException("No day is proposed; enter one.")
            : When.Between(proposed.Earliest, proposed.Latest, $"{command.By} said so: {command.Reason}"));
        return ClaimOn.Every(stories, claim.Id, new ClaimCorrected(
            claim.Id, claim.Machine.ArticleId, claim.Effective.Revision, new(Said: said), [], command.Reason, command.By, now));
    }

    // Decisions on different statements, each made on the stories as they were loaded.
    static Outcome Several(IReadOnlyDictionary<Guid, Versioned<Story>> stories, IEnumerable<Outcome> outcomes) => new(
        [.. outcomes.SelectMany(o => o.Appends).GroupBy(a => a.Stream, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new StreamEvents(g.Key, stories[Streams.IdOf(g.Key)].Version, [.. g.SelectMany(a => a.Events)]))], []);
}
