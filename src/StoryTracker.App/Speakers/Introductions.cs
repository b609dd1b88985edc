using StoryTracker.Domain;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Language;
using StoryTracker.Language.People;
using StoryTracker.Matching.Speakers;

namespace StoryTracker.App.Speakers;

/// <summary>An introduction with where it stands.</summary>
/// <param name="Introduction">As the matcher sees it.</param>
/// <param name="Candidate">As the record holds it.</param>
public sealed record PlacedIntroduction(Introduction Introduction, MentionCandidate Candidate);

/// <summary>Who of a surname is introduced by full name in the articles of a story, whether quoted there or only named.</summary>
/// <param name="decisions">Loads articles.</param>
public sealed class Introductions(Decisions decisions)
{
    /// <summary>Articles of a story that are looked into for one surname, those published nearest to the mention.</summary>
    public const int MostArticles = 200;

    /// <summary>Introductions of a surname; <c>Complete</c> is false when the story has more articles than were looked into.</summary>
    /// <param name="story">The story.</param>
    /// <param name="surname">Surname as the mention prints it.</param>
    /// <param name="mentioning">The article with the mention.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<(IReadOnlyList<PlacedIntroduction> Found, bool Complete)> OfAsync(
        Story story, string surname, Guid mentioning, CancellationToken ct)
    {
        var day = Day(story.Articles.GetValueOrDefault(mentioning)?.Published);
        var nearest = story.Articles.Values.Where(a => a.ArticleId != mentioning)
            .OrderBy(a => day is { } d && Day(a.Published) is { } p ? Math.Abs(p.DayNumber - d.DayNumber) : int.MaxValue).ThenBy(a => a.ArticleId).ToList();
        List<PlacedIntroduction> found = [];
        foreach (var placed in nearest.Take(MostArticles))
        {
            if ((await decisions.LoadAsync<Article>(Streams.Article(placed.ArticleId), ct)).State is not { RemovedAt: null } article) continue;
            if (placed.Revision > article.Revisions.Count) continue;
            var revision = article.Revision(placed.Revision);
            if (Names(revision.Text, surname)) found.AddRange(In(article.Id, revision, surname));
        }
        return (found, nearest.Count <= MostArticles);
    }

    /// <summary>Whether a text prints the surname behind a word with a capital that is no courtesy title: reason enough to read it.</summary>
    public static bool Names(string text, string surname)
    {
        for (var at = text.IndexOf(surname, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(surname, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + surname.Length;
            if (at < 2 || !char.IsUpper(text[at]) || end < text.Length && char.IsLetterOrDigit(text[end]) || !char.IsWhiteSpace(text[at - 1])) continue;
            var start = at - 1;
            while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '\'' or '’')) start--;
            if (start < at - 1 && char.IsUpper(text[start]) && !NameKnowledge.IsTitle(text[start..(at - 1)].TrimEnd('.').ToLowerInvariant())) return true;
        }
        return false;
    }

    static IEnumerable<PlacedIntroduction> In(Guid article, RevisionRecorded revision, string surname)
    {
        var published = Day(revision.Published);
        var read = Extractor.Extract(new ArticleInput(revision.Text) { Title = revision.Title, Outlet = revision.Outlet, Language = revision.Language });
        var speakers = read.Quotations.Where(q => q.Speaker is not null).GroupBy(q => q.Speaker!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(q => q.SpeakerRole).OfType<string>().Distinct().ToList(), StringComparer.Ordinal);
        foreach (var person in read.Entities.Where(e => e.Kind == EntityKind.Person))
        {
            if (PersonName.Of(person.Name, ListedNames.Instance) is not { Given: not null } name
                || !name.Surname.Equals(PersonName.Of(surname, ListedNames.Instance)?.Surname, StringComparison.Ordinal)) continue;
            var at = person.Mentions.Where(m => revision.Text[m.Start..m.End] is var printed && printed.Contains(' ', StringComparison.Ordinal))
                .Select(m => (Span?)m).FirstOrDefault();
            if (at is not { } span) continue;
            var roles = person.Roles.Concat(speakers.GetValueOrDefault(person.Name, [])).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var id = DerivedId.Speaker(person.Name);
            yield return new(new(id.ToString(), person.Name, roles, article.ToString(), revision.Text, published),
                new(id, person.Name, SpeakerKind.Person, roles.FirstOrDefault(), article, revision.Revision, Passage.Cut(revision.Text, span.Start, span.End)));
        }
    }

    /// <summary>The day an article was published, where one day is known or the first of several.</summary>
    internal static DateOnly? Day(Publication? published) => published is { } p ? DateOnly.FromDateTime(p.Earliest.UtcDateTime) : null;
}
