using StoryTracker.Language.Speech;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.People;

/// <summary>Says who the source of each attribution is, in the order of the text: each answer serves the pronouns behind it.</summary>
sealed class SpeakerResolver(ArticleText article, Cast cast)
{
    static readonly HashSet<string> GroupNouns = WordList.Load("group-nouns");

    readonly Dictionary<Attribution, Speaker> answers = [];
    readonly Salience salience = new(article, cast);
    RoleHolders? holders;

    public Speaker Resolve(Attribution a)
    {
        var answer = Answer(a);
        answers[a] = answer;
        if (a.Source is { } source)
            salience.Spoke(a.SourceSentence.Number, a.SourceSentence[source.First].Span.Start, answer, TitleIn(a.SourceSentence, source));
        return answer;
    }

    /// <summary>“…,” Smith said. “…,” the senator continued: who goes on is who spoke last, whatever he is called.</summary>
    Speaker? Continuing(Attribution a, NounPhrase source)
    {
        if (a.Verb?.Lemma is not ("continue" or "add" or "conclude" or "go on" or "go on to say") || !a.IsDirect || !a.SourceSentence[source.First].Is("the")
            || !RoleWords.Contains(a.SourceSentence.LowerAt(source.Last)) || source.Last > source.CoreLast) return null;
        var last = salience.Last(a.SourceSentence.Number, a.SourceSentence[source.First].Span.Start);
        return last is { Who: { IsPerson: true } who } ? new Speaker(who.Name, Resolution.Nominal, who) : null;
    }

    /// <summary>"Jane Doe, who …": where the tree missed the clause, the phrase before the pronoun.</summary>
    static NounPhrase? BeforeWho(Sentence s, NounPhrase source) =>
        source.First == source.Last && s.LowerAt(source.First) == "who" ? SubjectFinder.Left(s, source.First + 1) : null;

    /// <summary>What a courtesy title in the source shows: "Mr" of a surname that nobody introduced.</summary>
    static Gender TitleIn(Sentence s, NounPhrase np)
    {
        for (int k = np.First; k <= np.CoreLast; k++)
            if (GivenNames.GenderOfTitle(s.LowerAt(k)) is not Gender.Unknown and var gender) return gender;
        return Gender.Unknown;
    }

    /// <summary>Who a noun phrase is, without putting anything on record.</summary>
    public Speaker Who(Sentence s, NounPhrase np) => Source(s, np);

    Speaker Answer(Attribution a)
    {
        if (a.Continues is { } before)
        {
            var continued = answers.GetValueOrDefault(before, Speaker.Unresolved);
            return continued.Name is null ? Speaker.Unresolved : continued with { Resolution = Resolution.Inherited };
        }
        if (a.Impersonal) return new Speaker(null, Resolution.Unattributed);
        if (a.Source is not { } source) return Speaker.Unresolved;
        var answer = Source(a.SourceSentence, a.Antecedent ?? BeforeWho(a.SourceSentence, source) ?? source);
        if (answer is { Name: null, Resolution: Resolution.Unresolved } && Continuing(a, source) is { } same) answer = same;
        return a.Elided && answer.Name is not null ? answer with { Resolution = Resolution.Elided } : answer;
    }

    Speaker Source(Sentence s, NounPhrase np)
    {
        if (np.First == np.Last) return Pronoun(s, np.First) ?? Nominal(s, np);
        return Nominal(s, np);
    }

    Speaker? Pronoun(Sentence s, int at)
    {
        int start = s[at].Span.Start;
        switch (s.LowerAt(at))
        {
            case "he" or "his": return salience.Person(s.Number, start, Gender.Male);
            case "she" or "her": return salience.Person(s.Number, start, Gender.Female);
            case "it" or "its":
                return salience.Body(s.Number, start) is { } body ? new Speaker(body.Name, Resolution.Pronoun, body) : Speaker.Unresolved;
            case "they" or "their": return They(s, start);
            case "i" or "we" or "you" or "this" or "that" or "some" or "many" or "most" or "one" or "those" or "these" or "both" or "who"
                or "others"
                or "everyone" or "everybody" or "nobody" or "someone" or "somebody":
                return new Speaker(null, s.LowerAt(at) is "i" or "we" or "you" or "this" or "that" or "one" or "who"
                    ? Resolution.Unresolved : Resolution.Collective);
            default: return null;
        }
    }

    /// <summary>A body that spoke, or several people together, who have no single name.</summary>
    Speaker They(Sentence s, int start)
    {
        if (salience.Last(s.Number, start) is not { } last) return Speaker.Unresolved;
        if (last.Who is { Kind: EntityKind.Organisation } body) return new Speaker(body.Name, Resolution.Pronoun, body);
        return last.Resolution == Resolution.Collective ? new Speaker(null, Resolution.Collective) : Speaker.Unresolved;
    }

    Speaker Nominal(Sentence s, NounPhrase np)
    {
        if (WithRole(s, np) is { } titled) return titled;
        int headLast = HeadLast(s, np);
        if (s[headLast].IsCapital && Named(s, np, headLast) is { } named) return named;
        // An apposition that names: "a spokeswoman, Jane Doe,".
        if (np.Last > np.CoreLast && FullNameIn(s, np.CoreLast + 1, np.Last) is { } apposed) return apposed;
        return Described(s, np, headLast);
    }

    /// <summary>The last token of the head: before "of", "for", "who" and the like.</summary>
    static int HeadLast(Sentence s, NounPhrase np)
    {
        int k = np.First + 1;
        while (k <= np.CoreLast && !(ClosedClass.Prepositions.Contains(s.LowerAt(k)) || ClosedClass.Subordinators.Contains(s.LowerAt(k))
            || s[k].IsComma)) k++;
        return k - 1;
    }

    /// <summary>"Mayor of London Jane Doe": a name whose role fills the rest of the phrase.</summary>
    Speaker? WithRole(Sentence s, NounPhrase np)
    {
        for (int k = np.First + 1; k <= np.CoreLast; k++)
            if (cast.At(s[k].Span.Start) is { Who: { } who, Mention: { Role: { } role } mention }
                && mention.Span.End == s[np.CoreLast].Span.End
                && (Printed(s, np.First, k).StartsWith(role, StringComparison.Ordinal)
                || Printed(s, np.First + 1, k).StartsWith(role, StringComparison.Ordinal)))
                return new Speaker(who.Name, Resolution.Name, who);
        return null;
    }

    Speaker? Named(Sentence s, NounPhrase np, int headLast)
    {
        if (s.Tokens.Skip(np.First).Take(headLast - np.First).Any(t => t.Is("and")) && s[np.First].IsCapital) return Joint(s, np, headLast);
        for (int k = np.First; k <= headLast; k++)
        {
            if (cast.At(s[k].Span.Start) is not { } at || at.Mention.Span.End < s[headLast].Span.End) continue;
            var (mention, who) = at;
            if (who is null)
            {
                // A surname behind a courtesy title that nobody introduced, or that two people bear: a fuller name would be a guess.
                bool office = mention.Title is null && mention.Role is not null && mention.Words.Count == 1;
                return office ? Officer($"{mention.Role} {mention.Text}") : new Speaker(null, Resolution.Unresolved);
            }
            bool possessed = k > np.First && s[k - 1].IsPossessive;
            return possessed && who.Kind != EntityKind.Person && mention.Words.Count == 1 ? null
                : new Speaker(who.Name, Resolution.Name, who);
        }
        return null;
    }

    static Speaker Officer(string name) =>
        new(name, Resolution.Name, new Character { Name = name, Kind = EntityKind.Person });

    /// <summary>Two names joined speak together: no single name is right.</summary>
    Speaker? Joint(Sentence s, NounPhrase np, int headLast)
    {
        int and = np.First;
        while (!s[and].Is("and")) and++;
        bool two = cast.At(s[and + 1].Span.Start) is { Who: { } second } && Enumerable.Range(np.First, and - np.First)
            .Any(k => cast.At(s[k].Span.Start) is { Who: { } first } && first != second);
        if (two) return new Speaker(null, Resolution.Collective);
        return new Speaker(string.Join(' ', s.Tokens.Skip(np.First).Take(headLast - np.First + 1).Where(t => !t.Is("the"))
            .Select(t => t.Text)), Resolution.Name);
    }

    Speaker? FullNameIn(Sentence s, int first, int last)
    {
        int k = first;
        while (k <= last && !s[k].IsWord) k++;
        for (int j = k; j <= last && j - k < 2; j++)
            if (cast.At(s[j].Span.Start) is { Who: { Kind: not EntityKind.Place and not EntityKind.Organisation } who } at
                && at.Mention.Words.Count > 1
                && (at.Mention.Span.End >= s[last].Span.End || s.Tokens.Skip(j).Take(last - j + 1).Any(t => t.IsComma)))
                return new Speaker(who.Name, Resolution.Name, who);
        return null;
    }

    /// <summary>A description: a role somebody holds, a body that speaks, a crowd, or somebody without a name.</summary>
    Speaker Described(Sentence s, NounPhrase np, int headLast)
    {
        string head = s.LowerAt(headLast);
        string determiner = s.LowerAt(np.First);
        bool possessed = Enumerable.Range(np.First, headLast - np.First).Any(k => s[k].IsPossessive);
        if (RoleWords.Contains(head) && determiner is "the" && !possessed && np.Last == np.CoreLast)
        {
            var capitals = s.Tokens.Skip(np.First + 1).Take(np.CoreLast - np.First)
                .Where(t => t.IsCapital && !RoleWords.Contains(t.Lower)).Select(t => t.Text).ToList();
            var modifiers = s.Tokens.Skip(np.First + 1).Take(headLast - np.First - 1).Where(t => t.IsWord && !t.IsCapital)
                .Select(t => t.Lower).ToList();
            if ((holders ??= new RoleHolders(cast, salience)).Find(head, modifiers, capitals, s.Number, s[np.First].Span.Start) is { } holder)
            {
                if (capitals.Count > 0) holder.AddRole(Printed(s, np.First + 1, np.CoreLast));
                return new Speaker(holder.Name, Resolution.Nominal, holder);
            }
            return Speaker.Unresolved;
        }
        bool named = Enumerable.Range(np.First, headLast - np.First)
            .Any(k => s[k].IsCapital && k > np.First || s[k].IsCapital && !ClosedClass.Determiners.Contains(s.LowerAt(k)));
        if (GroupNouns.Contains(head) && !named && determiner is "the" && np.Last == np.CoreLast && !possessed
            && salience.Body(s.Number, s[np.First].Span.Start, c => IsCalled(c, head)) is { } body)
            return new Speaker(body.Name, Resolution.Nominal, body);
        if (GroupNouns.Contains(head) && named && determiner is not ("a" or "an"))
        {
            int first = determiner == "the" ? np.First + 1 : np.First;
            string name = Printed(s, first, headLast);
            return new Speaker(name, Resolution.Collective, new Character { Name = name, Kind = EntityKind.Organisation });
        }
        bool plural = head.EndsWith('s') && !head.EndsWith("ss", StringComparison.Ordinal)
            || head is "people" or "police" or "men" or "women" or "children";
        // "Notes were pinned to flags, pronouncing …": what is written speaks, and nobody is said to have written it.
        if (plural && !GroupNouns.Contains(head) && (Documents.Contains(head) || Documents.Contains(head[..^1]))) return new Speaker(null, Resolution.Unattributed);
        return new Speaker(null, plural || GroupNouns.Contains(head) ? Resolution.Collective : Resolution.Unresolved);
    }

    /// <summary>"the commission" is a body of that word; "the group" may be any.</summary>
    static bool IsCalled(Character body, string head) => head is "group" or "organisation" or "organization" or "agency" or "company" or "firm"
        || body.Name.Split(' ').Any(w => w.Equals(head, StringComparison.OrdinalIgnoreCase));

    string Printed(Sentence s, int first, int last) => article.Text[s[first].Span.Start..s[last].Span.End];
}
