namespace StoryTracker.Matching.Arrivals;

/// <summary>
/// Gives each statement of an article to one or several of the article's stories: by its own words, else by its paragraph, else by its
/// speaker, else it goes with the primary story. Words count by how much more one story has of them than another.
/// </summary>
sealed class ArrivalStatements(WordTable table, ProfileIndex profiles)
{
    // A story that is pointed to at a third of the strength of the best is meant beside it.
    const double LeastShareOfBest = 1.0 / 3;
    // One name that half of a story's articles have and the others' have not.
    const double Least = 0.5;
    const int MostTold = 4;

    /// <summary>The statements of each story, in the order of the stories.</summary>
    public IReadOnlyList<IReadOnlyList<StatementMatch>> Place(Arrival arrival, IReadOnlyList<StoryHolding> stories, string primaryTitle)
    {
        var placed = stories.Select(_ => new List<StatementMatch>()).ToList();
        foreach (var statement in arrival.Statements)
        {
            var weights = Weigh(statement, stories, primaryTitle);
            for (var i = 0; i < stories.Count; i++)
                if (weights[i] is { } match) placed[i].Add(match);
        }
        return placed;
    }

    StatementMatch?[] Weigh(StatementText statement, IReadOnlyList<StoryHolding> stories, string primaryTitle)
    {
        (string? Text, Func<IEnumerable<string>, string> Reason)[] evidence =
        [
            (statement.Text, Reasons.ForOwnWords), (statement.Context, Reasons.ForParagraph), (statement.Speaker, Reasons.ForSpeaker),
        ];
        if (stories.Count > 1)
            foreach (var (text, reason) in evidence)
                if (text is not null && Pointed(text, stories) is { } pointed)
                {
                    var total = pointed.Sum(p => p.Score);
                    return [.. pointed.Select(p => p.Score > 0 ? new StatementMatch(statement.Id, p.Score / total, [reason(p.Printed)]) : null)];
                }
        return [.. stories.Select((_, i) => i == 0 ? new StatementMatch(statement.Id, 1, [Reasons.ForInheritance(primaryTitle)]) : null)];
    }

    List<(double Score, List<string> Printed)>? Pointed(string text, IReadOnlyList<StoryHolding> stories)
    {
        var (words, tokens) = (Word.In(text), new List<Token>());
        Token.Read(text, tokens);
        var scores = new double[stories.Count];
        var printed = stories.Select(_ => new List<(double Weight, string Text)>()).ToList();
        for (var i = 0; i < stories.Count; i++)
            if (profiles.Terms(stories[i].Id) is { } terms)
                foreach (var mention in Mention.In(text, words, terms.Terms).DistinctBy(m => m.Term)) Count(i, mention.Term.Strength, mention.Printed);
        foreach (var token in tokens.DistinctBy(t => text[t.Start..t.End], StringComparer.OrdinalIgnoreCase))
        {
            if (token.End - token.Start is < 2 or > 40 || table.Find(WordStem.Of(text.AsSpan(token.Start, token.End - token.Start))) is not (>= 0 and var word))
                continue;
            var shares = stories.Select(s => s.Articles == 0 ? 0 : (double)s.Words.Times(word) / s.Articles).ToArray();
            var least = shares.Min();
            for (var i = 0; i < shares.Length; i++)
                if (shares[i] > least) Count(i, shares[i] - least, text[token.Start..token.End]);
        }
        var best = scores.Max();
        return best < Least ? null : [.. scores.Select((s, i) =>
            (s >= best * LeastShareOfBest ? s : 0, printed[i].OrderByDescending(p => p.Weight).Take(MostTold).Select(p => p.Text).Distinct().ToList()))];

        void Count(int story, double weight, string words)
        {
            scores[story] += weight;
            printed[story].Add((weight, words));
        }
    }
}
