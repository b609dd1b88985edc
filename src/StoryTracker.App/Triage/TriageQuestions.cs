using System.Globalization;
using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Stories.Suggestions;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Triage;

/// <summary>What is asked about a row of the queue, made of the story or speaker as they are now; null where it is not asked any more.</summary>
/// <param name="desk">Reads stories, as whoever asks may know them.</param>
/// <param name="store">The record.</param>
sealed class TriageQuestions(NewsroomDesk desk, EventStore.EventStore store)
{
    const string First = "1", Second = "2";

    static readonly TriageAnswer Decline = new("decline", "No", false, Second), NotAClaim = new("dismiss", "Not a statement", true, Second);

    /// <summary>The question.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">As it was asked at a position of the record; null for now.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<TriageItem?> AskAsync(TriageRow row, long? at, CancellationToken ct)
    {
        if (row.Kind == "speaker") return await OfSpeakersAsync(row, at, ct);
        if (row.Kind == "date") return await OfDateAsync(row, at, ct);
        if (await desk.StoryNowAsync(row.About, ct, at) is not { MergedInto: null } story) return null;
        var item = new TriageItem(row.Key, row.Kind, row.Value, "", new(story.Id.ToString(), story.Title), row.Asked, null);
        return row.Kind switch
        {
            "story" => OfStory(item, story),
            "change" => await OfChangeAsync(item, story, row.Subject, at, ct),
            "words" => OfWords(item, story, row.Subject),
            "divergence" => OfDivergence(item, story, row.Subject),
            "who" => OfWho(item, story, row.Subject),
            "edit" => OfEdit(item, story, row.Subject),
            _ => OfDoubt(item, story, row.Subject),
        };
    }

    /// <summary>Statements that rest on the printed day that a row asks about.</summary>
    /// <param name="row">The row.</param>
    /// <param name="at">As it was at a position of the record; null for now.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<IReadOnlyList<Guid>> ClaimsAsync(TriageRow row, long? at, CancellationToken ct) =>
        [.. PrintedDay.Of(await StoriesAsync(row, at, ct), row.Subject).Claims.Select(c => c.Claim.Id).Distinct()];

    async Task<List<Story>> StoriesAsync(TriageRow row, long? at, CancellationToken ct)
    {
        List<Story> stories = [];
        foreach (var id in row.Stories)
            if (await desk.StoryNowAsync(id, ct, at) is { MergedInto: null } known) stories.Add(known);
        return stories;
    }

    static TriageItem? OfStory(TriageItem item, Story story) => !story.Emerging || story.IsAbandoned ? null : item with
    {
        Question = $"Is this a story of its own: “{story.Title}”?",
        Texts = [.. story.Articles.Values.OrderByDescending(a => a.SeenAt).Take(5).Select(a => new TriageText(a.Outlet ?? "Outlet not known", a.Title ?? "Without a headline", false, $"/articles/{a.ArticleId}"))],
        Reasons = ["No story on record fitted its first article well enough, so it opened one.", .. story.Articles.Values.SelectMany(a => a.Reasons).Distinct().Take(3)],
        Answers =
        [
            new("accept", "Yes, keep it", false, First), new("duplicate", "Duplicate of…", false, Second, "story"),
            .. story.Articles.Count == 1 ? new[] { new TriageAnswer("move", "Its article belongs to…", false, "a", "story") } : [],
            new("new", "A new story, called…", false, "n", "title"),
        ],
        Seen = FormattableString.Invariant($"{story.Articles.Count}:{story.Title}"),
    };

    async Task<TriageItem?> OfChangeAsync(TriageItem item, Story story, Guid id, long? at, CancellationToken ct)
    {
        if (story.Suggestions.GetValueOrDefault(id) is not { Settled: null, Event: var e }) return null;
        var other = e.OtherStoryId is { } o ? await desk.StoryNowAsync(o, ct, at) : null;
        if (e.OtherStoryId is not null && other is not { MergedInto: null }) return null;
        var articles = e.ArticleIds.Count == 1 ? "One article" : $"{e.ArticleIds.Count} articles";
        return item with
        {
            Question = e.Kind switch
            {
                SuggestionKind.Merge => $"Are “{story.Title}” and “{other!.Title}” one story?",
                SuggestionKind.Split => $"{articles} of “{story.Title}” may be a story of their own. Split off?",
                SuggestionKind.SubStory when other is not null => $"Is “{story.Title}” part of “{other.Title}”?",
                SuggestionKind.SubStory => $"{articles} of “{story.Title}” may be a lasting part of it. Make it a part?",
                SuggestionKind.Move => $"Does an article of “{story.Title}” belong to “{other!.Title}” instead?",
                SuggestionKind.Place => $"Does an article belong to “{story.Title}” too?",
                _ => $"Does an article not belong to “{story.Title}”?",
            },
            Texts = [.. e.ArticleIds.Take(6).Select(a => new TriageText(story.Articles.GetValueOrDefault(a)?.Outlet ?? other?.Articles.GetValueOrDefault(a)?.Outlet ?? "Article",
                story.Articles.GetValueOrDefault(a)?.Title ?? other?.Articles.GetValueOrDefault(a)?.Title ?? "Without a headline", false, $"/articles/{a}")),
                .. other is null ? [] : new[] { new TriageText("The other story", other.Title, false, $"/stories/{other.Id}") }],
            Reasons = [.. e.Reasons, $"{e.Matcher}, score {e.Score:0.00}"],
            Answers = [new("accept", "Yes, do it", false, First), Decline],
        };
    }

    static TriageItem? OfWords(TriageItem item, Story story, Guid id) => story.Ties.GetValueOrDefault(id) is not { Kind: TieKind.Suggested } tie || story.IsOvertaken(tie)
        || story.Ties.Values.Any(t => t.IsDecided && ((t.A.IsSameAs(tie.A) && t.B.IsSameAs(tie.B)) || (t.A.IsSameAs(tie.B) && t.B.IsSameAs(tie.A)))) ? null : item with
    {
        Question = "Are these one remark in other words?",
        Texts = [Of(story, tie.A), Of(story, tie.B)], Reasons = [.. tie.Reasons, .. tie.Matcher is { } m ? [m] : Array.Empty<string>()],
        Answers = [new("accept", "Yes, one remark", false, First), new("decline", "No, two remarks", false, Second)],
    };

    static TriageText Of(Story story, Wording w) => new(
        $"{w.Outlet ?? "Outlet not known"}{(story.Claims.GetValueOrDefault(w.ClaimId)?.Effective.Speaker.Name is { } name ? $", {name}" : "")}", w.Line, w.Words.All(p => p.Quoted),
        $"/articles/{w.ArticleId}#c-{w.ClaimId}");

    static TriageItem? OfDivergence(TriageItem item, Story story, Guid id) => story.Divergences.GetValueOrDefault(id) is not { Dismissal: null } d ? null : item with
    {
        Question = d.Sentence,
        Texts = [.. d.Evidence.Take(6).Select(e => new TriageText(e.Outlet ?? "Outlet not known", e.Words.Exact, e.Words.Quoted, e.ClaimId is { } c ? $"/articles/{e.ArticleId}#c-{c}" : $"/articles/{e.ArticleId}"))],
        Reasons = [.. d.Reasons, d.Matcher], Answers = [new("dismiss", "No divergence that matters", true, Second)],
    };

    static TriageItem? OfWho(TriageItem item, Story story, Guid id) => story.Claims.GetValueOrDefault(id) is not { Dismissal: null, Editorial: not { Fields.Speaker: not null } } claim
        || claim.Mention.Open(claim.Machine).FirstOrDefault() is not { } candidate ? null : item with
    {
        Question = $"Is “{claim.Mention.Suggested!.Mention}” {candidate.Name}{(candidate.Role is { } role ? $", {role}" : "")}?",
        Texts = [Of(story, claim), new($"Introduces {candidate.Name}", candidate.Introduction.Exact, false, $"/articles/{candidate.IntroducedBy}")],
        Reasons = [.. claim.Mention.Suggested!.Reasons, claim.Mention.Suggested.Matcher],
        Answers = [new("accept", $"Yes, {candidate.Name}", false, First), Decline], Seen = $"{claim.Revision}:{candidate.SpeakerId}",
    };

    static TriageItem? OfEdit(TriageItem item, Story story, Guid id)
    {
        if (story.Claims.GetValueOrDefault(id) is not { Unanswered: { } edit } claim) return null;
        var article = story.Articles.GetValueOrDefault(edit.ArticleId);
        var (line, now) = ($"/stories/{story.Id}#c-{id}", edit.After is { } after ? Words(after) : null);
        return item with
        {
            Question = $"{article?.Outlet ?? "The outlet"} {Did(edit.Change)} words that a line rests on. Does the line still stand?",
            Texts = [Of(story, claim) with { Label = "The line", Path = line }, new("Was printed", Words(edit.Before), false, $"/articles/{edit.ArticleId}?revision={edit.Before.Revision}#c-{id}"),
                new("Is printed now", now ?? "Nothing in its place.", false, $"/articles/{edit.ArticleId}")],
            Reasons = [string.Create(CultureInfo.InvariantCulture, $"Read again at {edit.SeenAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC; the revision that was relied on stays on record."),
                .. edit.NewClaimId is null ? Array.Empty<string>() : ["What is printed now is a line of its own."]],
            Answers = [new("accept", "Seen, it stands as first printed", false, First), NotAClaim with { Label = "It does not stand" }],
            Elsewhere = new("See all that changed", $"/articles/{edit.ArticleId}?from={edit.Before.Revision}&to={edit.After?.Revision ?? article?.Revision ?? edit.Before.Revision + 1}"),
            Seen = $"{claim.Revision}",
        };

        static string Words(PrintedWords printed) => string.Join(" … ", printed.Words.Select(w => w.Exact));

        static string Did(QuotationChange change) => change switch
        {
            QuotationChange.Reworded => "changed", QuotationChange.Reattributed => "gives to another speaker", _ => "took out",
        };
    }

    static TriageItem? OfDoubt(TriageItem item, Story story, Guid id) => story.Claims.GetValueOrDefault(id) is not { Dismissal: null, Editorial: null, LostTo: null } claim
        || claim.Confidence >= Projections.TriageIndex.Doubtful ? null : item with
    {
        Question = $"Did {claim.Effective.Speaker.Name ?? claim.Effective.Speaker.Mention?.Exact ?? "somebody"} say this?",
        Texts = [Of(story, claim)], Reasons = [$"{claim.Extractor} found it with a confidence of {claim.Confidence:0.00}, below {Projections.TriageIndex.Doubtful:0.00}."],
        Answers = [new("accept", "Yes, keep it", false, First), NotAClaim], Seen = $"{claim.Revision}",
    };

    // However many statements rest on one printed date, it is one question.
    async Task<TriageItem?> OfDateAsync(TriageRow row, long? at, CancellationToken ct)
    {
        const int MostShown = 6;
        var stories = await StoriesAsync(row, at, ct);
        var asked = PrintedDay.Of(stories, row.Subject);
        if (asked.Claims.Count == 0) return OfDiary(row, stories);
        var statements = asked.Claims.DistinctBy(c => c.Claim.Id).ToList();
        var on = stories.ToDictionary(s => s.Id);
        var (story, said) = (on[statements[0].Story], statements[0].Claim.Effective.Said!);
        var proposed = statements.Select(c => c.Claim.Effective.Said!).Where(w => (w.Earliest, w.Latest) is not (null, null))
            .Select(HistorySentence.Days).Distinct().ToList();
        var question = $"“{said.Conflict!.Printed}” cannot be right; when was this said?";
        return new(row.Key, row.Kind, row.Value, question, new(story.Id.ToString(), story.Title), row.Asked, null)
        {
            Texts = [.. statements.Take(MostShown).Select(c => Of(on[c.Story], c.Claim))],
            Reasons =
            [
                said.Conflict.Message, .. said.Conflict.Rejected.Select(r => $"Considered and rejected: {r}."), said.Reason,
                statements.Count == 1 ? "One statement rests on it."
                    : FormattableString.Invariant($"{statements.Count} statements rest on it; the answer counts for all of them."),
            ],
            Answers =
            [
                .. proposed.Count > 0 ? new[] { new TriageAnswer("accept", $"Yes, {string.Join(" or ", proposed)}", false, First) } : [],
                new("unknown", "Nobody can say", false, Second), new("day", "Another day…", false, "d", "day"),
            ],
            Seen = asked.Version,
        };
    }

    // Nothing was said by it, but the diary goes by it: its day is set where it is followed up.
    static TriageItem? OfDiary(TriageRow row, IEnumerable<Story> stories) =>
        (from story in stories
         from date in story.Diary.Values
         let conflict = date.When.Conflict
         where conflict is not null && DerivedId.PrintedDay(date.ArticleId, conflict.Printed) == row.Subject && !story.Dropped.ContainsKey(date.DateId)
         let followUp = story.FollowUps.GetValueOrDefault(story.FollowedUp.GetValueOrDefault(date.DateId))
         where followUp is { Decisions.IsEmpty: true }
         orderby date.Expression.Start
         let question = $"“{conflict.Printed}” cannot be right; which day is meant?"
         select new TriageItem(row.Key, row.Kind, row.Value, question, new(story.Id.ToString(), story.Title), row.Asked, null)
         {
             Texts = [new(story.Articles.GetValueOrDefault(date.ArticleId)?.Outlet ?? "Outlet not known",
                 date.Sentence.Exact, false, $"/articles/{date.ArticleId}")],
             Reasons = [conflict.Message, .. conflict.Rejected.Select(r => $"Considered and rejected: {r}.")],
             Elsewhere = new("Set the day", $"/stories/{story.Id}/follow-ups/{followUp.Id}"),
         }).FirstOrDefault();

    static TriageText Of(Story story, StoryClaim claim) => new(
        $"{story.Articles.GetValueOrDefault(claim.Machine.ArticleId)?.Outlet ?? "Outlet not known"}, {claim.Effective.Speaker.Name ?? claim.Effective.Speaker.Mention?.Exact ?? "nobody named"}",
        claim.Effective.ReadingText(), claim.Effective.Kind == QuoteKind.Direct, $"/stories/{story.Id}/claims/{claim.Id}");

    async Task<TriageItem?> OfSpeakersAsync(TriageRow row, long? at, CancellationToken ct)
    {
        var one = (await store.LoadAsync<Speaker>(Streams.Speaker(row.About), at, ct)).State;
        var other = (await store.LoadAsync<Speaker>(Streams.Speaker(row.Subject), at, ct)).State;
        if (one is null || other is null || one.Suggestions.GetValueOrDefault(row.Subject) is not { Declined: null, Suggested: var s }
            || one.Merged?.Into == other.Id || other.Merged?.Into == one.Id || one.Homonyms.ContainsKey(other.Id)) return null;
        // A name that stands on private stories alone is not told to others.
        if (await desk.IsHiddenNowAsync(one.Id, ct) || await desk.IsHiddenNowAsync(other.Id, ct)) return null;
        var onePerson = s.Question == SpeakerQuestion.OnePerson;
        return new(row.Key, row.Kind, row.Value, onePerson ? $"Are {one.Name} and {other.Name} one speaker?" : $"Is {one.Name} the name of two people?", null, row.Asked, null)
        {
            Texts = [new("Speaker", one.Name, false, $"/speakers/{one.Id}"), .. one.Id == other.Id ? [] : new[] { new TriageText("Speaker", other.Name, false, $"/speakers/{other.Id}") },
                .. s.ArticleIds.Take(4).Select(a => new TriageText("Named in", "the article", false, $"/articles/{a}"))],
            Reasons = [.. s.Reasons, s.Matcher],
            Answers = onePerson ? [new("accept", "Yes, one speaker", false, First), new("decline", "No, two", false, Second)] : [new("decline", "No, one person", false, Second)],
        };
    }
}
