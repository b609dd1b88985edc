using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;
using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Stories;

/// <summary>Put words of an article on a story that no machine found.</summary>
/// <param name="StoryId">The story.</param>
/// <param name="ArticleId">The article, which is on that story.</param>
/// <param name="Revision">The revision that the words are printed in.</param>
/// <param name="Words">The words as printed.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record AddClaim(Guid StoryId, Guid ArticleId, int Revision, string Words, string Reason, string By)
{
    /// <summary>Where the words begin, for words that stand at several places.</summary>
    public int? Start { get; init; }

    /// <summary>Full name of who said it, null where nobody can say.</summary>
    public string? Speaker { get; init; }

    /// <summary>Said, denied or declined.</summary>
    public Polarity Polarity { get; init; }

    /// <summary>When it was said, null when not told.</summary>
    public When? Said { get; init; }
}

/// <summary>Decides on <see cref="AddClaim"/>.</summary>
public static class AddClaimHandler
{
    /// <summary>Stands where an extractor's name stands.</summary>
    public const string Editor = "editor@1";

    /// <summary>Puts the claim on record for the article and the story, and the speaker where they are new.</summary>
    /// <param name="command">The claim.</param>
    /// <param name="article">The article.</param>
    /// <param name="stories">Every story that the article is or was on, and the one that is named.</param>
    /// <param name="speaker">The speaker who goes by the name; not looked at where nobody can say.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">No reason, no such article, revision or words, an article that is not on the story, or a claim that is there.</exception>
    /// <exception cref="WordsOccurAgainException">The words stand at several places.</exception>
    public static Outcome Handle(
        AddClaim command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, Versioned<Speaker> speaker, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(command.Reason)) throw new CommandRefusedException("Say why, so that the next editor knows.");
        var (state, story) = (Placed.Article(article), Open.Story(stories, command.StoryId));
        if (command.Revision < 1 || command.Revision > state.Revisions.Count) throw new CommandRefusedException("The article has no such revision.");
        if (!story.Articles.ContainsKey(state.Id))
            throw new CommandRefusedException($"The article is not on “{story.Title}”; say first that it belongs there.");
        var words = ChosenWords.In(state.Revision(command.Revision).Text, command.Words, command.Start);
        if (Held(command, words, state.Id, stories) is { } outcome) return outcome;

        var name = speaker.State is { RemovedAt: null } known ? known.Name : command.Speaker?.Trim() ?? "";
        var who = string.IsNullOrWhiteSpace(command.Speaker) ? Attribution.Unknown(Resolution.Unattributed, null)
            : name.Length is 0 or > 200 ? throw new CommandRefusedException("Give a name of 1 to 200 characters.")
            : Attribution.To(command.Speaker.Trim(), speaker.State?.Kind ?? SpeakerKind.Person, null, Resolution.Identified, null) with { Name = name };
        var claim = new Claim(state.Id, command.Revision, words, CorrectClaimHandler.KindOf(words), command.Polarity, who, null, command.Said, null, null);
        var id = IdOf(state, claim, stories);
        var added = new ClaimAdded(id, claim, command.Reason, command.By, now);
        List<StreamEvents> appends =
        [
            new(Streams.Article(state.Id), article.Version, [added]),
            new(Streams.Story(story.Id), stories[story.Id].Version, [new ClaimRecorded(id, claim, Editor, 1, [$"{command.By} added it here: {command.Reason}"]), added]),
        ];
        if (who.SpeakerId is { } speaks && speaker.State is not { RemovedAt: null })
            appends.Add(new(Streams.Speaker(speaks), speaker.Version, [new SpeakerIdentified(speaks, name, SpeakerKind.Person)]));
        return new(appends, []);
    }

    // The same words at the same place are one claim.
    static Outcome? Held(AddClaim command, IReadOnlyList<Passage> words, Guid article, IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        bool IsIt(StoryClaim c) => c.Effective.Revision == command.Revision && c.Effective.Words.Select(w => (w.Start, w.End)).SequenceEqual(words.Select(w => (w.Start, w.End)));
        var here = stories[command.StoryId].State!.AllClaimsOf(article).FirstOrDefault(IsIt);
        if (here?.Added is { } added && (added.By, added.Reason) == (command.By, command.Reason)) return Outcome.Nothing;
        if (here?.Dismissal is not null) throw new CommandRefusedException("These words are a statement of this story that was dismissed; restore it.");
        if (here is not null) throw new CommandRefusedException("These words are a statement of this story already; correct that one.");
        // Without its title: it may be private to others.
        if (stories.Values.Select(s => s.State).OfType<Story>().Any(s => s.MergedInto is null && s.ClaimsOf(article).Any(IsIt)))
            throw new CommandRefusedException("These words are a statement of another story already; move it here from there.");
        return null;
    }

    static Guid IdOf(Article article, Claim claim, IReadOnlyDictionary<Guid, Versioned<Story>> stories)
    {
        var taken = article.Extractions.SelectMany(e => e.Claims).Select(c => c.ClaimId).Concat(article.Added.Select(a => a.ClaimId)).ToHashSet();
        var words = string.Join('\n', claim.Words.Select(w => w.Exact));
        for (var ordinal = 0; ; ordinal++)
            if (DerivedId.Within(article.Id, "claim", words, ordinal) is var id && !taken.Contains(id) && !stories.Values.Any(s => s.State?.Find(id) is not null)) return id;
    }
}

/// <summary>Take back that a claim was added.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="OnStory">A story that holds it.</param>
/// <param name="By">Who.</param>
public sealed record UndoAddition(Guid ClaimId, Guid OnStory, string By);

/// <summary>Decides on <see cref="UndoAddition"/>.</summary>
public static class UndoAdditionHandler
{
    /// <summary>Takes it back on every story that holds the claim, while nobody decided anything else about it.</summary>
    /// <param name="command">Which.</param>
    /// <param name="article">Its article.</param>
    /// <param name="stories">Every story that holds the claim.</param>
    /// <param name="now">When.</param>
    /// <exception cref="CommandRefusedException">Somebody decided on it since, or a machine found it, too.</exception>
    public static Outcome Handle(UndoAddition command, Versioned<Article> article, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now)
    {
        if (stories.GetValueOrDefault(command.OnStory)?.State?.Find(command.ClaimId) is not { Added: { } added } claim) return Outcome.Nothing;
        if (claim.Decided is [_, .., var last] && (claim.Dismissal is null || last.At > claim.Dismissal.At))
            throw new CommandRefusedException($"{last.By} has decided on this since, so nothing was undone. Dismiss the statement instead.");
        if (claim.Dismissal is { } gone) throw new CommandRefusedException($"{gone.By} dismissed it since, so nothing was undone.");
        if (claim.Extractor != AddClaimHandler.Editor)
            throw new CommandRefusedException($"{claim.Extractor} finds this statement by itself now, so nothing was undone. Dismiss the statement instead.");
        var e = new ClaimAdditionUndone(command.ClaimId, added.Claim.ArticleId, command.By, now);
        var outcome = ClaimOn.Every(stories, command.ClaimId, e);
        return outcome with { Appends = [.. outcome.Appends, new(Streams.Article(added.Claim.ArticleId), article.Version, [e])] };
    }
}
