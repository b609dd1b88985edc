using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Who is in the reader's mind at a place of the text: near before far, last speakers before other people named, subjects before
/// others.</summary>
/// <remarks>After Lappin and Leass (1994), much reduced: sentence recency, then speaker, subject, other argument, oblique. A name that the
/// text does not say who bears it stands in the way of those behind it: a pronoun that most likely means a stranger means nobody known.</remarks>
sealed class Salience
{
    /// <summary>How many sentences back a pronoun may point.</summary>
    const int Reach = 8;

    /// <summary>Sentences back in which a body may stand that "it", "they" or "the group" points to.</summary>
    const int BodyReach = 2;

    readonly Dictionary<int, List<Named>> named = [];
    readonly Dictionary<int, List<(int Position, Speaker Who, Gender Gender)>> spoke = [];

    public Salience(ArticleText article, Cast cast)
    {
        foreach (var sentence in article.Sentences)
        {
            NounPhrase? subject = null;
            bool asked = false;
            for (int k = 0; k < sentence.Count; k++)
            {
                if (!sentence[k].IsWord || cast.At(sentence[k].Span.Start) is not { } at) continue;
                if (at.Who is null && !IsStranger(at.Mention)) continue;
                if (!asked) (subject, asked) = (SubjectFinder.Main(sentence, sentence.Count), true);
                if (!named.TryGetValue(sentence.Number, out var list)) named[sentence.Number] = list = [];
                list.Add(new Named(sentence[k].Span.Start, at.Who, GenderOf(at.Mention), Rank(sentence, k, at.Mention, subject)));
            }
        }
    }

    /// <summary>Puts on record who spoke, known or not.</summary>
    /// <param name="sentence">Number of the sentence.</param>
    /// <param name="position">Where the source stands.</param>
    /// <param name="who">Who it was found to be.</param>
    /// <param name="gender">What a title beside the name shows.</param>
    public void Spoke(int sentence, int position, Speaker who, Gender gender = Gender.Unknown)
    {
        if (!spoke.TryGetValue(sentence, out var list)) spoke[sentence] = list = [];
        list.Add((position, who, gender));
    }

    /// <summary>The person a "he" or "she" stands for, or unresolved.</summary>
    public Speaker Person(int sentence, int position, Gender gender)
    {
        for (int n = sentence; n >= 0 && sentence - n <= Reach; n--)
        {
            int before = n == sentence ? position : int.MaxValue;
            if (LastSpeaker(n, before, gender) is { } speaker) return speaker;
            if (!named.TryGetValue(n, out var names)) continue;
            var here = names.FindAll(m => m.Position < before && Fits(m, gender));
            // "Of Smith, he said": somebody behind a preposition is spoken about.
            if (n == sentence) here.RemoveAll(m => m.Rank == Place.Oblique);
            // Somebody of unknown gender who is only spoken about, or may be no person at all, would be a guess.
            here.RemoveAll(m => m.Who is { Gender: Gender.Unknown } w && (m.Rank >= Place.Possessive || w.Kind is null)
                && here.Exists(o => o.Who != w || o.Rank < m.Rank));
            if (here.Count == 0) continue;
            var best = here.OrderBy(m => m.Rank).ThenBy(m => m.GenderKnown(gender) ? 0 : 1).First();
            return best.Who is { } found ? Found(found, gender) : Speaker.Unresolved;
        }
        return Speaker.Unresolved;
    }

    /// <summary>The last who spoke in the sentence and can be meant; unresolved where that is somebody the text does not name.</summary>
    Speaker? LastSpeaker(int sentence, int before, Gender gender)
    {
        if (!spoke.TryGetValue(sentence, out var speakers)) return null;
        for (int k = speakers.Count - 1; k >= 0; k--)
        {
            var (position, speaker, title) = speakers[k];
            if (position >= before || title != Gender.Unknown && title != gender) continue;
            if (speaker.Who is { } who) { if (FitsSpeaker(who, gender)) return Found(who, gender); }
            else if (title == gender) return Speaker.Unresolved;
        }
        return null;
    }

    /// <summary>The body an "it", a "they" or "the group" stands for: one that spoke last or of which the sentence before speaks.</summary>
    /// <param name="sentence">Where the words stand.</param>
    /// <param name="position">Where the words stand.</param>
    /// <param name="fits">What its name must be like.</param>
    public Character? Body(int sentence, int position, Func<Character, bool>? fits = null)
    {
        for (int n = sentence; n >= 0 && sentence - n <= BodyReach; n--)
        {
            if (spoke.TryGetValue(n, out var speakers))
                for (int k = speakers.Count - 1; k >= 0; k--)
                    if (speakers[k].Position < position && speakers[k].Who.Who is { Kind: EntityKind.Organisation } body
                        && (fits is null || fits(body))) return body;
            if (!named.TryGetValue(n, out var names)) continue;
            var subjects = names.FindAll(m => m.Position < position && m.Who is { Kind: EntityKind.Organisation } && m.Rank == Place.Subject
                && (fits is null || fits(m.Who)));
            if (subjects.Count > 0) return subjects[0].Who;
        }
        return null;
    }

    /// <summary>The last who spoke before a position, within reach of a "they".</summary>
    public Speaker? Last(int sentence, int position)
    {
        for (int n = sentence; n >= 0 && sentence - n <= BodyReach; n--)
            if (spoke.TryGetValue(n, out var speakers) && speakers.FindLast(s => s.Position < position) is { Who: { } last }) return last;
        return null;
    }

    /// <summary>Whether the person was named within the last sentences.</summary>
    public bool JustNamed(Character who, int sentence)
    {
        for (int n = sentence; n >= 0 && sentence - n <= BodyReach; n--)
            if (named.TryGetValue(n, out var list) && list.Exists(m => m.Who == who)) return true;
        return false;
    }

    /// <summary>A surname nobody introduced, or that two people bear.</summary>
    static bool IsStranger(NameMention m) => m.Title is not null || m.Role is not null || m.Words.Count == 1 && !m.AfterDeterminer && m.Kind is null;

    static Gender GenderOf(NameMention m) => m.Title is null ? Gender.Unknown : GivenNames.GenderOfTitle(m.Title);

    static Place Rank(Sentence s, int k, NameMention mention, NounPhrase? subject)
    {
        int first = k;
        while (first > 0 && NameFinder.IsTitle(s.LowerAt(first - 1))) first--;
        int last = k + mention.Words.Count;
        if (last < s.Count && s[last].IsPossessive) return Place.Possessive;
        if (subject is { } np && k >= np.First && k <= np.CoreLast) return Place.Subject;
        return ClosedClass.Prepositions.Contains(s.LowerAt(first - 1)) ? Place.Oblique : Place.Argument;
    }

    static Speaker Found(Character who, Gender gender)
    {
        if (who.Gender == Gender.Unknown) who.Gender = gender;
        return new Speaker(who.Name, Resolution.Pronoun, who);
    }

    static bool Fits(Named m, Gender gender) => m.Who is { } who
        ? who.IsPerson && (who.Gender == gender || who.Gender == Gender.Unknown && (m.Title == Gender.Unknown || m.Title == gender))
        : m.Title == gender || m.Title == Gender.Unknown;

    /// <summary>Who has just spoken under a bare name is taken for a person, unless it is a body or a place.</summary>
    static bool FitsSpeaker(Character who, Gender gender) =>
        (who.Gender == gender || who.Gender == Gender.Unknown) && (who.IsHuman || who is { Kind: null, Impersonal: false } && !NameFinder.IsPlaceName(who.Name));

    enum Place { Subject, Argument, Possessive, Oblique }

    sealed record Named(int Position, Character? Who, Gender Title, Place Rank)
    {
        public bool GenderKnown(Gender gender) => Who is { } who ? who.Gender == gender : Title == gender;
    }
}
