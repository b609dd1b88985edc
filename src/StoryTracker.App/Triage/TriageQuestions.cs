using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
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
    static readonly TriageAnswer Decline = new("decline", "No", false), NotAClaim = new("dismiss", "Not a statement", true);

    /// <summary>A story as it is now, for whoever asks.</summary>
    public Task<Story?> StoryAsync(Guid id, CancellationToken ct) => desk.StoryNowAsync(id, ct);

    /// <summary>The question.</summary>
    public async Task<TriageItem?> AskAsync(TriageRow row, CancellationToken ct)
    {
        if (row.Kind == "speaker") return await OfSpeakersAsync(row, ct);
        if (await StoryAsync(row.About, ct) is not { MergedInto: null } story) return null;
        var item = new TriageItem(row.Key, row.Kind, row.Value, "", new(story.Id.ToString(), story.Title), row.Asked, row.AssignedTo);
        return row.Kind switch
        {
            "story" => OfStory(item, story),
            "change" => await OfChangeAsync(item, story, row.Subject, ct),
            "words" => OfWords(item, story, row.Subject),
            "divergence" => OfDivergence(item, story, row.Subject),
            "who" => OfWho(item, story, row.Subject),
            "doubt" => OfDoubt(item, story, row.Subject),
            _ => OfDate(item, story, row.Subject),
        };
    }

    static TriageItem? OfStory(TriageItem item, Story story) => !story.Emerging || story.IsAbandoned ? null : item with
    {
        Question = $"Is this a story of its own: “{story.Title}”?",
        Texts = [.. story.Articles.Values.OrderByDescending(a => a.SeenAt).Take(5).Select(a => new TriageText(a.Outlet ?? "Outlet not known", a.Title ?? "Without a headline", false, $"/articles/{a.ArticleId}"))],
        Reasons = ["No story on record fitted its first article well enough, so it opened one.", .. story.Articles.Values.SelectMany(a => a.Reasons).Distinct().Take(3)],
        Answers = [new("accept", "Yes, keep it", false), new("duplicate", "Duplicate of…", false)],
        Seen = $"{story.Title}",
    };

    async Task<TriageItem?> OfChangeAsync(TriageItem item, Story story, Guid id, CancellationToken ct)
    {
        if (story.Suggestions.GetValueOrDefault(id) is not { Settled: null, Event: var e }) return null;
        var other = e.OtherStoryId is { } o ? await StoryAsync(o, ct) : null;
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
            Answers = [new("accept", "Yes, do it", false), Decline],
        };
    }

    static TriageItem? OfWords(TriageItem item, Story story, Guid id) => story.Ties.GetValueOrDefault(id) is not { Kind: TieKind.Suggested } tie || story.IsOvertaken(tie)
        || story.Ties.Values.Any(t => t.IsDecided && ((t.A.IsSameAs(tie.A) && t.B.IsSameAs(tie.B)) || (t.A.IsSameAs(tie.B) && t.B.IsSameAs(tie.A)))) ? null : item with
    {
        Question = "Are these one remark in other words?",
        Texts = [Of(story, tie.A), Of(story, tie.B)], Reasons = [.. tie.Reasons, .. tie.Matcher is { } m ? [m] : Array.Empty<string>()],
        Answers = [new("accept", "Yes, one remark", false), new("decline", "No, two remarks", false)],
    };

    static TriageText Of(Story story, Wording w) => new(
        $"{w.Outlet ?? "Outlet not known"}{(story.Claims.GetValueOrDefault(w.ClaimId)?.Effective.Speaker.Name is { } name ? $", {name}" : "")}", w.Line, w.Words.All(p => p.Quoted),
        $"/articles/{w.ArticleId}#c-{w.ClaimId}");

    static TriageItem? OfDivergence(TriageItem item, Story story, Guid id) => story.Divergences.GetValueOrDefault(id) is not { Dismissal: null } d ? null : item with
    {
        Question = d.Sentence,
        Texts = [.. d.Evidence.Take(6).Select(e => new TriageText(e.Outlet ?? "Outlet not known", e.Words.Exact, e.Words.Quoted, e.ClaimId is { } c ? $"/articles/{e.ArticleId}#c-{c}" : $"/articles/{e.ArticleId}"))],
        Reasons = [.. d.Reasons, d.Matcher], Answers = [new("dismiss", "No divergence that matters", true)],
    };

    static TriageItem? OfWho(TriageItem item, Story story, Guid id) => story.Claims.GetValueOrDefault(id) is not { Dismissal: null, Editorial: not { Fields.Speaker: not null } } claim
        || claim.Mention.Open(claim.Machine).FirstOrDefault() is not { } candidate ? null : item with
    {
        Question = $"Is “{claim.Mention.Suggested!.Mention}” {candidate.Name}{(candidate.Role is { } role ? $", {role}" : "")}?",
        Texts = [Of(story, claim), new($"Introduces {candidate.Name}", candidate.Introduction.Exact, false, $"/articles/{candidate.IntroducedBy}")],
        Reasons = [.. claim.Mention.Suggested!.Reasons, claim.Mention.Suggested.Matcher],
        Answers = [new("accept", $"Yes, {candidate.Name}", false), new("decline", "No", false)], Seen = $"{claim.Revision}:{candidate.SpeakerId}",
    };

    static TriageItem? OfDoubt(TriageItem item, Story story, Guid id) => story.Claims.GetValueOrDefault(id) is not { Dismissal: null, Editorial: null, LostTo: null } claim
        || claim.Confidence >= Projections.TriageIndex.Doubtful ? null : item with
    {
        Question = $"Did {claim.Effective.Speaker.Name ?? claim.Effective.Speaker.Mention?.Exact ?? "somebody"} say this?",
        Texts = [Of(story, claim)], Reasons = [$"{claim.Extractor} found it with a confidence of {claim.Confidence:0.00}, below {Projections.TriageIndex.Doubtful:0.00}."],
        Answers = [new("accept", "Yes, keep it", false), NotAClaim], Seen = $"{claim.Revision}",
    };

    static TriageItem? OfDate(TriageItem item, Story story, Guid id)
    {
        if (story.Diary.GetValueOrDefault(id) is { When.Conflict: { } printed } date)
            return item with
            {
                Question = "A printed day cannot be right; which one is meant?",
                Texts = [new(story.Articles.GetValueOrDefault(date.ArticleId)?.Outlet ?? "Outlet not known", date.Sentence.Exact, false, $"/articles/{date.ArticleId}")],
                Reasons = [printed.Message, .. printed.Rejected],
            };
        return story.Claims.GetValueOrDefault(id) is not { Dismissal: null, Effective.Said.Conflict: { } conflict } claim ? null : item with
        {
            Question = $"“{conflict.Printed}” cannot be right; when was this said?", Texts = [Of(story, claim)], Reasons = [conflict.Message, .. conflict.Rejected, claim.Effective.Said!.Reason],
            Answers = [NotAClaim], Seen = $"{claim.Revision}",
        };
    }

    static TriageText Of(Story story, StoryClaim claim) => new(
        $"{story.Articles.GetValueOrDefault(claim.Machine.ArticleId)?.Outlet ?? "Outlet not known"}, {claim.Effective.Speaker.Name ?? claim.Effective.Speaker.Mention?.Exact ?? "nobody named"}",
        claim.Effective.ReadingText(), claim.Effective.Kind == QuoteKind.Direct, $"/stories/{story.Id}/claims/{claim.Id}");

    async Task<TriageItem?> OfSpeakersAsync(TriageRow row, CancellationToken ct)
    {
        var one = (await store.LoadAsync<Speaker>(Streams.Speaker(row.About), null, ct)).State;
        var other = (await store.LoadAsync<Speaker>(Streams.Speaker(row.Subject), null, ct)).State;
        if (one is null || other is null || one.Suggestions.GetValueOrDefault(row.Subject) is not { Declined: null, Suggested: var s }
            || one.Merged?.Into == other.Id || other.Merged?.Into == one.Id || one.Homonyms.ContainsKey(other.Id)) return null;
        // A name that stands on private stories alone is not told to others.
        if (await desk.IsHiddenNowAsync(one.Id, ct) || await desk.IsHiddenNowAsync(other.Id, ct)) return null;
        var onePerson = s.Question == SpeakerQuestion.OnePerson;
        return new(row.Key, row.Kind, row.Value, onePerson ? $"Are {one.Name} and {other.Name} one speaker?" : $"Is {one.Name} the name of two people?", null, row.Asked, row.AssignedTo)
        {
            Texts = [new("Speaker", one.Name, false, $"/speakers/{one.Id}"), .. one.Id == other.Id ? [] : new[] { new TriageText("Speaker", other.Name, false, $"/speakers/{other.Id}") },
                .. s.ArticleIds.Take(4).Select(a => new TriageText("Named in", "the article", false, $"/articles/{a}"))],
            Reasons = [.. s.Reasons, s.Matcher],
            Answers = onePerson ? [new("accept", "Yes, one speaker", false), new("decline", "No, two", false)] : [new("decline", "No, one person", false)],
        };
    }
}
