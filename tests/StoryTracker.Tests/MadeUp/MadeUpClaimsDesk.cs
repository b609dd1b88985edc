using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;

namespace StoryTracker.Tests.MadeUp;

/// <summary>The claims of the made-up newsroom; notes what it was told, and can have been overtaken by another editor.</summary>
sealed class MadeUpClaimsDesk : IClaimsDesk
{
    /// <summary>Revision of every claim.</summary>
    public const int Revision = 7;

    readonly MadeUpNewsroom room = new();

    /// <summary>Commands in the order in which they came, with their keys.</summary>
    public List<(object Command, Guid? Key)> Commands { get; } = [];

    /// <summary>When set, what Bo put on record after the pages were opened.</summary>
    public bool IsOvertaken { get; set; }

    /// <summary>Path of the page of a line.</summary>
    public static string Address(Guid story, int line) => $"/stories/{story}/claims/{new MadeUpNewsroom().Story(story)!.Timeline[line].Id}";

    public Task<ClaimView?> ClaimAsync(Guid story, Guid claim, AsOf at, CancellationToken ct) => Task.FromResult(View(story, claim, at));

    ClaimView? View(Guid story, Guid claim, AsOf at)
    {
        if (room.Story(story) is not { } on || on.Timeline.FirstOrDefault(e => e.Id == claim.ToString()) is not { } entry) return null;
        if (IsOvertaken) entry = entry with { Speaker = new(MadeUpNewsroom.Captain.ToString(), "Bo’s <i>speaker</i>", null), Editorial = new("Bo", entry.Seen, ["speaker"], "She told me.") };
        if (IsReadAnew(on, entry))
            entry = entry with
            {
                Notes = [new(MadeUpNewsroom.Captain.ToString(), "Call <b>him</b>.\nHe is in on Tuesdays.", "Ana Editor", entry.Seen)],
                Editorial = new("Ana Editor", entry.Seen, ["speaker", "polarity"], "She was there."), NeedsReview = true,
            };
        var article = room.Article(Guid.Parse(entry.Reports[0].Article))!;
        var decided = entry.Editorial is { } e ? e.Changed.ToDictionary(f => f, _ => new DecisionView(e.By, e.When, e.Reason)) : [];
        IEnumerable<HistoryItem> since = IsOvertaken ? [new(30, entry.Seen.AddDays(1), $"story-{story}", Revision + 1, "claim-corrected", "Bo", "Bo corrected a claim (speaker: Bo’s <i>speaker</i>): She told me.")] : [];
        return new(entry, new(on.Id, on.Title), article.Title, IsOvertaken ? Revision + 1 : Revision, at.IsNow ? null : entry.Seen, Passage(entry, article),
            new("Ilse Brandt", Resolution.Name, null, QuoteKind.Indirect, Polarity.Said),
            [.. since, new(9, entry.Seen, $"story-{story}", Revision, "claim-recorded", "matcher:made-up@1", "Recorded what <b>somebody</b> said.") { CanBeUndone = IsReadAnew(on, entry) }])
        {
            Decided = decided,
            NeedsReview = IsReadAnew(on, entry),
            Differences = IsReadAnew(on, entry) ? [new("speaker", "Ilse Brandt", "Mr <b>Oduya</b>"), new("polarity", "denied it", "said it")] : [],
            Wordings = IsReadAnew(on, entry) ? [MadeUpUtterancesDesk.View] : [],
            Others = IsReadAnew(on, entry) ? [new(on.Timeline[0].Id, "The <Tide>", "The tunnel is late."), new(on.Timeline[1].Id, null, "There was a ship.")] : [],
            Relations = IsReadAnew(on, entry)
                ? [
                    new("answers", on.Timeline[1].Id, on.Id, "Ilse Brandt", "There was a <i>ship</i>.", entry.Said, false, ["It stands behind “denied”."], "rebuttals@1"),
                    new("repeats", on.Timeline[0].Id, on.Id, null, "The tunnel is late.", null, true, [], "Ana Editor"),
                ] : [],
            Dismissal = entry.Dismissed is { } reason ? new("Ana Editor", entry.Seen, reason) : null,
        };
    }

    // One line that an editor decided on and a later machine reads otherwise, with everything that a claim's page can have.
    static bool IsReadAnew(StoryView story, TimelineEntry entry) => story.Id == MadeUpNewsroom.Tunnel.ToString() && entry.Id == story.Timeline[6].Id;

    static ClaimPassage Passage(TimelineEntry entry, ArticleView article)
    {
        List<PassageMark> marks = [.. entry.Reports.Select(r => new PassageMark(PassagePart.Words, r.Start, r.End))];
        foreach (var (part, words) in new[] { (PassagePart.Speaker, entry.Mention), (PassagePart.Cue, entry.Cue) })
            if (words is not null && article.Text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var start) marks.Add(new(part, start, start + words.Length));
        return new(article.Id, 1, 0, article.Text, new(false, false), marks);
    }

    public Task<long?> CorrectAsync(ClaimCorrection command, Guid? key, CancellationToken ct)
    {
        if (command.Reason.Length == 0) throw new CommandRefusedException("A correction needs a reason.");
        if (command.Words is { } words) ChosenWords.In(room.Article(Guid.Parse(room.Story(command.Story)!.Timeline[0].Reports[0].Article))!.Text, words, command.Start);
        return NoteAsync(command, command.SeenRevision, key);
    }

    public Task<long?> SetDayAsync(SetPrintedDay command, Guid? key, CancellationToken ct) => NoteAsync(command, null, key);

    public Task<long?> UndoAsync(UndoPrintedDay command, Guid? key, CancellationToken ct) => NoteAsync(command, null, key);

    public Task<long?> ConfirmAsync(ConfirmClaim command, Guid? key, CancellationToken ct) => NoteAsync(command, command.SeenRevision, key);

    public Task<long?> UndoAsync(UndoClaimDecision command, Guid? key, CancellationToken ct) => NoteAsync(command, null, key);

    public Task<long?> UndoAsync(UndoRestoring command, Guid? key, CancellationToken ct) => NoteAsync(command, null, key);

    public Task<long?> UndoAsync(UndoAddition command, Guid? key, CancellationToken ct) => NoteAsync(command, null, key);

    public Task<long?> UndoAsync(UndoNoteRemoval command, Guid? key, CancellationToken ct) => NoteAsync(command, null, key);

    public Task<long?> AddAsync(AddClaim command, Guid? key, CancellationToken ct)
    {
        var text = room.Article(command.ArticleId)!.Text;
        if (command.Reason.Length == 0) throw new CommandRefusedException("Say why, so that the next editor knows.");
        ChosenWords.In(text, command.Words, command.Start);
        return NoteAsync(command, null, key);
    }

    public Task<long?> WriteNoteAsync(WriteNote command, Guid? key, CancellationToken ct) =>
        command.Text.Length == 0 ? throw new CommandRefusedException("Write 1 to 2000 characters.") : NoteAsync(command, null, key);

    public Task<long?> RemoveNoteAsync(RemoveNote command, Guid? key, CancellationToken ct) => NoteAsync(command, null, key);

    public Task<long?> DismissAsync(DismissClaim command, Guid? key, CancellationToken ct)
    {
        if (command.Reason.Length == 0) throw new CommandRefusedException("A dismissal needs a reason.");
        return NoteAsync(command, command.SeenRevision, key);
    }

    public Task<long?> RestoreAsync(RestoreClaim command, Guid? key, CancellationToken ct) => NoteAsync(command, command.SeenRevision, key);

    Task<long?> NoteAsync(object command, int? seen, Guid? key)
    {
        var now = IsOvertaken ? Revision + 1 : Revision;
        if (seen is { } revision && revision != now) throw new ClaimChangedException(revision, Held(now));
        Commands.Add((command, key));
        return Task.FromResult<long?>(41 + Commands.Count);
    }

    static StoryClaim Held(int revision) => new(Guid.Empty,
        new Claim(Guid.Empty, 1, [], QuoteKind.Indirect, Polarity.Said, Attribution.Unknown(Resolution.Unattributed, null), null, null, null, null), "made-up@1", 0.8, [], Revision: revision);
}
