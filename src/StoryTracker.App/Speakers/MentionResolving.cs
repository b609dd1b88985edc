using Npgsql;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Speakers;

namespace StoryTracker.App.Speakers;

/// <summary>Looks for whom an article of a story introduces among those whom claims of the story only mention.</summary>
/// <param name="decisions">Loads.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
sealed class MentionResolving(Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source)
{
    static readonly ListedNames Names = ListedNames.Instance;
    readonly Introductions introductions = new(decisions);

    public async Task<IReadOnlyList<Outcome>> DecideAsync(
        Article article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now, CancellationToken ct)
    {
        var text = article.Current?.Text ?? "";
        // What this article can change: mentions in it, and mentions elsewhere of somebody whom it names in full.
        var open = stories.SelectMany(s => s.Value.State!.Claims.Values.Where(IsOpen).Select(c => (Story: s.Key, Claim: c, Surname: Surname(c))))
            .Where(o => o.Surname is { } surname && (o.Claim.Machine.ArticleId == article.Id || Introductions.Names(text, surname)))
            .GroupBy(o => o.Claim.Id).OrderBy(g => g.Key).ToList();
        List<Outcome> outcomes = [];
        Dictionary<(Guid, string, Guid), (IReadOnlyList<PlacedIntroduction> Found, bool Complete)> read = [];
        foreach (var mention in open)
        {
            var (claim, surname) = (mention.First().Claim, mention.First().Surname!);
            if ((await decisions.LoadAsync<Article>(Streams.Article(claim.Machine.ArticleId), ct)).State is not { RemovedAt: null } its) continue;
            List<PlacedIntroduction> found = [];
            var complete = true;
            foreach (var story in mention.Select(m => m.Story).Distinct())
            {
                var key = (story, surname.ToUpperInvariant(), its.Id);
                if (!read.TryGetValue(key, out var here)) read[key] = here = await introductions.OfAsync(stories[story].State!, surname, its.Id, ct);
                found.AddRange(here.Found);
                complete &= here.Complete;
            }
            if (found.Count == 0) continue;
            outcomes.Add(await DecideAsync(claim, its, [.. found.DistinctBy(f => (f.Candidate.SpeakerId, f.Candidate.IntroducedBy))], complete, now, ct));
        }
        return outcomes;
    }

    async Task<Outcome> DecideAsync(
        StoryClaim claim, Article its, List<PlacedIntroduction> found, bool complete, DateTimeOffset now, CancellationToken ct)
    {
        var revision = its.Revision(claim.Machine.Revision);
        var identities = await SpeakerIdentities.LoadAsync(store, source, found.Select(f => f.Candidate.SpeakerId).Distinct(), null, ct);
        var known = found.Select(f => identities.Who(f.Candidate.SpeakerId, f.Candidate.IntroducedBy) is var who && who == f.Candidate.SpeakerId ? f
            : new(f.Introduction with { Id = who.ToString() }, f.Candidate with { SpeakerId = who, Name = identities.Find(who)?.Name ?? f.Candidate.Name })).ToList();
        var mention = new OpenMention(claim.Machine.Speaker.Mention!.Exact, its.Id.ToString(), revision.Text, Introductions.Day(revision.Published),
            string.Join(' ', claim.Machine.Words.Select(w => w.Exact)));
        if (MentionMatching.Decide(mention, [.. known.Select(k => k.Introduction)], Names) is not { } match) return Outcome.Nothing;
        var candidates = match.Candidates.Select(c => known.First(k => k.Introduction.Id == c.Id && k.Introduction.Article == c.Article).Candidate).ToList();
        IReadOnlyList<string> reasons = complete ? match.Reasons
            : [.. match.Reasons, $"The story has more articles than the {Introductions.MostArticles} that were looked into, so it is not sure."];
        // The claim may be on more stories than this article: every one of them follows.
        Dictionary<Guid, Versioned<Story>> holding = [];
        foreach (var id in StoriesOf.Article(its))
            holding[id] = await decisions.LoadAsync<Story>(Streams.Story(id), ct);
        return ResolveMentionHandler.Handle(
            new(claim.Id, mention.Mention, candidates, complete && match.Verdict == MatchVerdict.Same, MentionMatching.Matcher, reasons),
            holding, await decisions.LoadAsync<Speaker>(Streams.Speaker(candidates[0].SpeakerId), ct), now);
    }

    static bool IsOpen(StoryClaim claim) => claim.Dismissal is null && claim.LostTo is null && claim.Editorial?.Fields.Speaker is null
        && claim.Machine.Speaker is { Name: null, Resolution: Resolution.Unresolved, Mention: not null } && claim.Mention.For(claim.Machine) is null;

    // As printed, for it is looked for in texts.
    static string? Surname(StoryClaim claim)
    {
        var mention = claim.Machine.Speaker.Mention!.Exact;
        return MentionMatching.SurnameOf(mention, Names) is null ? null : mention.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)[^1];
    }
}
