using Npgsql;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories;
using StoryTracker.Matching.Speakers;

namespace StoryTracker.App.Speakers;

/// <summary>Compares the speakers of an article with those on record of the same surname, and asks where one name may be two people.</summary>
/// <param name="decisions">Loads.</param>
/// <param name="store">The record.</param>
/// <param name="source">The database.</param>
sealed class SpeakerMatching(Decisions decisions, EventStore.EventStore store, NpgsqlDataSource source)
{
    // Roles of other articles that are looked up for a doubt about namesakes.
    const int MostRoles = 8;
    static readonly ListedNames Names = ListedNames.Instance;
    readonly SpeakersOfSurname surnames = new(source);

    public async Task<IReadOnlyList<Outcome>> DecideAsync(
        Article article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now, CancellationToken ct)
    {
        var quoted = stories.Values.SelectMany(s => s.State!.ClaimsOf(article.Id)).Select(c => c.Machine.Speaker)
            .Where(s => s is { SpeakerId: not null, Name: not null } and not { Kind: SpeakerKind.Organisation or SpeakerKind.Place })
            .Where(s => PersonName.Of(s.Name!, Names) is { Given: not null }).GroupBy(s => s.SpeakerId!.Value).OrderBy(g => g.Key)
            .Select(g => (Id: g.Key, Name: g.First().Name!)).ToList();
        if (quoted.Count == 0) return [];
        var known = await surnames.FindAsync([.. quoted.Select(q => q.Name)], ct);
        List<Outcome> outcomes = [];
        HashSet<Guid> taken = [];
        HashSet<(Guid, Guid)> asked = [];
        foreach (var (id, name) in quoted)
        {
            var speaker = await decisions.LoadAsync<Speaker>(Streams.Speaker(id), ct);
            if (speaker.State is not { RemovedAt: null } state) continue;
            if (await NamesakeAsync(article, id, speaker, stories, ct) is { } doubt)
                outcomes.Add(RecogniseSpeakerHandler.Handle(doubt, speaker, new(null, 0), now));
            if (state.Merged is not null) continue;
            var like = known.Where(k => k.Id != id && SpeakerRecognition.MayBeOne(name, k.Name, Names)).ToList();
            if (like.Count == 0) continue;
            foreach (var (match, other) in await MatchesAsync(id, state, like, stories, ct))
            {
                if (!asked.Add(id.CompareTo(other) < 0 ? (id, other) : (other, id))) continue;
                var certain = match.Verdict == MatchVerdict.Same;
                // One join at a time for each: the next article that names them brings the next.
                if (certain && (taken.Contains(id) || taken.Contains(other))) continue;
                if (certain) taken.UnionWith([id, other]);
                // Who came on record first keeps the name.
                var first = Since(known, other) <= Since(known, id);
                var (alias, into) = first ? (id, other) : (other, id);
                var found = new RecogniseSpeaker(alias, into, SpeakerQuestion.OnePerson, certain, [.. match.Articles.Select(Guid.Parse)],
                    SpeakerRecognition.Matcher, match.Reasons);
                var theirs = await decisions.LoadAsync<Speaker>(Streams.Speaker(other), ct);
                outcomes.Add(RecogniseSpeakerHandler.Handle(found, first ? speaker : theirs, first ? theirs : speaker, now));
            }
        }
        return outcomes;
    }

    static long Since(IReadOnlyList<(Guid Id, string Name, long Since)> known, Guid id) =>
        known.Where(k => k.Id == id).Select(k => k.Since).DefaultIfEmpty(long.MaxValue).First();

    async Task<List<(SpeakerMatch Match, Guid Other)>> MatchesAsync(
        Guid id, Speaker state, List<(Guid Id, string Name, long Since)> like, IReadOnlyDictionary<Guid, Versioned<Story>> stories, CancellationToken ct)
    {
        var identities = await SpeakerIdentities.LoadAsync(store, source, like.Select(k => k.Id).Append(id), null, ct);
        List<SpeakerProfile> profiles = [];
        foreach (var (other, name, _) in like)
        {
            if ((await decisions.LoadAsync<Speaker>(Streams.Speaker(other), ct)).State is not { RemovedAt: null, SplitUndone: false } one) continue;
            // An alias speaks for the one it belongs to.
            var root = identities.Who(other, null);
            if (root != id) profiles.Add(Profile(root, name, one, identities.NamesOf(root), stories));
        }
        return [.. SpeakerRecognition.Among(Profile(id, state.Name, state, identities.NamesOf(id), stories), profiles, Names).Select(m => (m, Guid.Parse(m.Other)))];
    }

    static SpeakerProfile Profile(
        Guid id, string name, Speaker state, IReadOnlyList<Guid> names, IReadOnlyDictionary<Guid, Versioned<Story>> stories) => new(
        id.ToString(), name, [.. state.Roles.Select(r => new GivenRole(r.Role, r.ArticleId.ToString(), null))],
        stories.Where(s => s.Value.State!.Claims.Values.Any(c => c.Effective.Speaker.SpeakerId is { } who && names.Contains(who)))
            .Select(s => s.Key.ToString()).ToHashSet(StringComparer.Ordinal));

    async Task<RecogniseSpeaker?> NamesakeAsync(
        Article article, Guid id, Versioned<Speaker> speaker, IReadOnlyDictionary<Guid, Versioned<Story>> stories, CancellationToken ct)
    {
        var roles = speaker.State!.Roles;
        var here = roles.Where(r => r.ArticleId == article.Id).ToList();
        var before = roles.Where(r => r.ArticleId != article.Id).ToList();
        if (here.Count == 0 || before.Count == 0 || !NamesakeDoubt.IsThinkable([.. here.Select(r => r.Role)], [.. before.Select(r => r.Role)])) return null;
        List<GivenRole> given = [];
        HashSet<string> elsewhere = [];
        foreach (var role in before.TakeLast(MostRoles))
        {
            if ((await decisions.LoadAsync<Article>(Streams.Article(role.ArticleId), ct)).State is not { RemovedAt: null } other) continue;
            given.Add(new(role.Role, role.ArticleId.ToString(), Introductions.Day(other.Current?.Published)));
            elsewhere.UnionWith(other.Assignment?.Stories.Select(s => s.StoryId.ToString()) ?? []);
        }
        return NamesakeDoubt.Of(speaker.State.Name, [.. here.Select(r => new GivenRole(r.Role, article.Id.ToString(), Introductions.Day(article.Current?.Published)))],
            stories.Keys.Select(s => s.ToString()).ToHashSet(), given, elsewhere) is { } doubt
            ? new(id, DerivedId.NamesakeOf(id, article.Id), SpeakerQuestion.TwoPeople, false, [.. doubt.Articles.Select(Guid.Parse)], NamesakeDoubt.Matcher, doubt.Reasons)
            : null;
    }
}
