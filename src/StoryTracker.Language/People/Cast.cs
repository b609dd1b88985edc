using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Everybody a text names: short mentions are joined to the full name that introduced them.</summary>
/// <remarks>A surname that two introduced people bear goes to the only one introduced so far, or the one of its title's gender, else to
/// nobody.</remarks>
sealed class Cast
{
    readonly Dictionary<string, List<Character>> byLast = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<Character>> byGiven = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Character> byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<int, (NameMention Mention, Character? Who)> byStart = [];
    readonly HashSet<Character> listed = [];

    /// <summary>More bearers of one surname than any article has: beyond it nobody is looked for, which keeps hostile text
    /// linear.</summary>
    const int LargestFamily = 20;

    public List<Character> Characters { get; } = [];

    public IReadOnlyDictionary<int, (NameMention Mention, Character? Who)> Mentions => byStart;

    public static Cast Read(ArticleText article, string? title)
    {
        var cast = new Cast();
        var mentions = NameFinder.Find(article.Text, article.Flat);
        var headline = title is null ? [] : NameFinder.Find(title, Tokenizer.Tokenize(title, new Span(0, title.Length), []));
        var midSentence = mentions.Where(m => !m.SentenceStart).Select(m => m.Words[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var m in mentions.Where(m => m.Words.Count > 1)) cast.Introduce(m, inText: true);
        // A headline is in capitals throughout: it introduces only people whose surname the text itself uses.
        var lasts = mentions.Select(m => m.Last).ToHashSet(StringComparer.Ordinal);
        foreach (var m in headline.Where(m => m.Words.Count is 2 or 3 && m.Kind == EntityKind.Person
            && lasts.Contains(m.Last))) cast.Introduce(m, inText: false);
        foreach (var (full, brief) in Acronyms.Find(article.Text, mentions)) cast.Alias(full, brief);
        foreach (var m in mentions) cast.Link(m, midSentence);
        Appositions.Read(article, cast);
        return cast;
    }

    /// <summary>The mention that starts at a position, if a name starts there.</summary>
    public (NameMention Mention, Character? Who)? At(int start) => byStart.TryGetValue(start, out var found) ? found : null;

    void Introduce(NameMention m, bool inText)
    {
        if (m.Kind is EntityKind.Place) return;
        if (!byName.TryGetValue(m.Text, out var who))
        {
            who = new Character { Name = m.Text, Kind = m.Kind, Gender = GenderOf(m), Introduced = true, Junior = m.Suffix is not null };
            // "Jane Q. Doe" and "Jane Doe" are one, and so are "Tom Doe" and "Thomas Doe"; "Tom Doe Jr." is another.
            if (m.Suffix is null && byLast.TryGetValue(m.Last, out var same) && m.Kind != EntityKind.Organisation && same.Count <= LargestFamily
                && same.FindAll(c => c.Kind != EntityKind.Organisation && !c.Junior && GivenNames.SameGivenName(c.Name.Split(' ')[0], m.Words[0]))
                    is [var known])
            {
                byName[m.Text] = known;
                if (known.Name.Length < m.Text.Length && inText && IsFuller(known.Name, m.Words)) known.Name = m.Text;
                return;
            }
            byName[m.Text] = who;
            if (inText) List(who);
            if (m.Kind != EntityKind.Organisation)
            {
                Index(byLast, m.Last, who);
                Index(byGiven, m.Words[0], who);
            }
        }
        who.Kind ??= m.Kind;
        if (who.Gender == Gender.Unknown) who.Gender = GenderOf(m);
    }

    /// <summary>"Jane Q. Doe" is fuller than "Jane Doe"; "Thomas" for "Tom" is only another form.</summary>
    static bool IsFuller(string known, IReadOnlyList<string> words) =>
        known.Split(' ')[0].TrimEnd('.').Length == 1 || known.Split(' ')[0].Equals(words[0], StringComparison.OrdinalIgnoreCase);

    /// <summary>A short name that the text introduces for a body: both are one.</summary>
    void Alias(NameMention full, NameMention brief)
    {
        if (!byName.TryGetValue(full.Text, out var who)) return;
        who.Kind ??= EntityKind.Organisation;
        byName.TryAdd(brief.Text, who);
    }

    static void Index(Dictionary<string, List<Character>> index, string key, Character who)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        list.Add(who);
    }

    void Link(NameMention m, HashSet<string> midSentence)
    {
        var who = m.Words.Count > 1 ? byName.GetValueOrDefault(m.Text) : Short(m);
        // "President Obama", then "Mr. Obama": one who is never given a first name.
        if (who is null && m.Words.Count == 1 && m.Title is not null && byName.TryGetValue(m.Text, out var office)
            && office is { Kind: EntityKind.Person, Mentions.Count: > 0 }) who = office;
        if (m.Words.Count == 1 && who is null && m.Title is null)
        {
            if (m.SentenceStart && !midSentence.Contains(m.Words[0])) return;
            if (byLast.ContainsKey(m.Last) || byGiven.ContainsKey(m.Last)) { byStart[m.Span.Start] = (m, null); return; }
            if (!byName.TryGetValue(m.Text, out who))
                List(byName[m.Text] = who = new Character { Name = m.Text, Kind = m.Kind == EntityKind.Person ? null : m.Kind });
        }
        byStart[m.Span.Start] = (m, who);
        if (who is null) return;
        List(who);
        if (m.Words.Count == 1 && who.Introduced) who.Established = true;
        who.Mentions.Add(m.Span);
        if (m.Title is not null && who.Gender == Gender.Unknown) who.Gender = GivenNames.GenderOfTitle(m.Title);
        if (m.Title is not null || m.Role is not null) who.Kind ??= EntityKind.Person;
        if (m.Words.Count == 1 && who.Introduced && !m.AfterDeterminer) who.Kind ??= EntityKind.Person;
        if (m.AfterDeterminer && m.Title is null && m.Role is null) who.Impersonal = true;
        if (m.Role is not null) who.AddRole(m.Role);
        if (m.Of is not null) who.Places.Add(m.Of);
    }

    void List(Character who)
    {
        if (listed.Add(who)) Characters.Add(who);
    }

    Character? Short(NameMention m)
    {
        if (byLast.TryGetValue(m.Last, out var family)) return Only(family, m);
        return m.Title is null && byGiven.TryGetValue(m.Last, out var given) && given.Count == 1 ? given[0] : null;
    }

    static Character? Only(List<Character> family, NameMention m)
    {
        if (family.Count == 1) return family[0];
        if (family.Count > LargestFamily) return null;
        var gender = m.Title is null ? Gender.Unknown : GivenNames.GenderOfTitle(m.Title);
        var fitting = gender == Gender.Unknown ? family : family.FindAll(c => c.Gender == gender || c.Gender == Gender.Unknown);
        if (fitting.Count == 1) return fitting[0];
        var before = fitting.FindAll(c => c.Mentions.Count > 0).OrderBy(c => c.FirstMention).ToList();
        if (before.Count < 2) return before.Count == 1 ? before[0] : null;
        // Relatives of the one a text is about are named in full; he goes by the surname alone, unless they were named last.
        var established = before.FindAll(c => c.Established);
        var head = established.Count == 1 ? established[0] : established.Count == 0 ? before[0] : null;
        if (head is null || head.FirstMention + Apart > before[1].FirstMention && before[0] == head && established.Count == 0) return null;
        return before.TrueForAll(c => c == head || c.Mentions[^1].Start < Math.Max(head.Mentions[^1].Start, m.Span.Start - Faded)) ? head : null;
    }

    /// <summary>Characters between the introductions of two bearers of a surname that make the first the one the text is about.</summary>
    const int Apart = 200;

    /// <summary>Characters after which a relative named in full is out of the reader's mind.</summary>
    const int Faded = 250;

    static Gender GenderOf(NameMention m)
    {
        var byTitle = m.Title is null ? Gender.Unknown : GivenNames.GenderOfTitle(m.Title);
        return byTitle != Gender.Unknown ? byTitle : GivenNames.GenderOf(m.Words[0].ToLowerInvariant());
    }
}
