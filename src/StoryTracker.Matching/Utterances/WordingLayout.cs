using System.Collections.Immutable;

namespace StoryTracker.Matching.Utterances;

/// <summary>Aligns the words of several wordings: each column in turn is aligned with the places that those before it made.</summary>
static class WordingLayout
{
    const double Grammar = 0.05;

    public static WordingTable Of(ImmutableArray<Wording> wordings)
    {
        var columns = wordings.Select(PrintedWord.Of).ToImmutableArray();
        var places = Places(columns);
        List<WordingRow> rows = [];
        foreach (var group in Rows(places, columns)) rows.Add(Row(group, places, columns, wordings));
        return new(wordings, [.. rows], WordingNotes.OfWhole(columns));
    }

    // A place holds at most one word of each column: its index, or -1.
    static List<int[]> Places(ImmutableArray<ImmutableArray<PrintedWord>> columns)
    {
        List<int[]> places = [];
        for (var c = 0; c < columns.Length; c++) places = Add(places, columns, c);
        return places;
    }

    static List<int[]> Add(List<int[]> places, ImmutableArray<ImmutableArray<PrintedWord>> columns, int column)
    {
        var words = columns[column];
        var best = new double[places.Count + 1, words.Length + 1];
        for (var i = places.Count - 1; i >= 0; i--)
            for (var j = words.Length - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), Score(i, j) is > 0 and var s ? s + best[i + 1, j + 1] : 0);
        List<int[]> made = [];
        int at = 0, word = 0;
        while (at < places.Count || word < words.Length)
        {
            if (at < places.Count && word < words.Length && Score(at, word) is > 0 and var s
                && best[at, word] == s + best[at + 1, word + 1])
            {
                places[at][column] = word++;
                made.Add(places[at++]);
            }
            else if (word >= words.Length || (at < places.Count && best[at + 1, word] >= best[at, word + 1])) made.Add(places[at++]);
            else
            {
                var place = Enumerable.Repeat(-1, columns.Length).ToArray();
                place[column] = word++;
                made.Add(place);
            }
        }
        return made;

        double Score(int place, int word)
        {
            var score = 0.0;
            for (var c = 0; c < column; c++)
                if (IsLike(place, c, word)
                    && (words[word].Weight > Grammar || IsLike(place - 1, c, word - 1, true) || IsLike(place + 1, c, word + 1, true)))
                    score = Math.Max(score, 0.05 + words[word].Weight);
            return score;
        }

        // Grammar answers grammar only beside a word that both share: not every "the" is the other's.
        bool IsLike(int place, int c, int word, bool tells = false) =>
            place >= 0 && place < places.Count && word >= 0 && word < words.Length && places[place][c] >= 0
            && columns[c][places[place][c]].IsLike(words[word]) && (!tells || words[word].Weight > Grammar);
    }

    // Neighbouring places that the same columns share make a row; so does all that stands between two such rows.
    static IEnumerable<(int From, int To, bool Shared)> Rows(List<int[]> places, ImmutableArray<ImmutableArray<PrintedWord>> columns)
    {
        for (var from = 0; from < places.Count;)
        {
            var sharing = Sharing(from);
            var to = from + 1;
            while (to < places.Count && Sharing(to) == sharing) to++;
            yield return (from, to, columns.Length > 1 && places[from].All(w => w >= 0));
            from = to;
        }

        // The columns that share the place, as bits; none when it is one column's alone.
        System.Int128 Sharing(int place) =>
            places[place].Count(w => w >= 0) < 2 ? 0
            : places[place].Select((w, c) => w >= 0 ? (System.Int128)1 << c : 0).Aggregate((x, y) => x | y);
    }

    static WordingRow Row(
        (int From, int To, bool Shared) group, List<int[]> places, ImmutableArray<ImmutableArray<PrintedWord>> columns,
        ImmutableArray<Wording> wordings)
    {
        var cells = ImmutableArray.CreateBuilder<ImmutableArray<CellText>>();
        var words = ImmutableArray.CreateBuilder<ImmutableArray<PrintedWord>>();
        for (var c = 0; c < columns.Length; c++)
        {
            var indices = Enumerable.Range(group.From, group.To - group.From).Where(p => places[p][c] >= 0)
                .Select(p => (Place: p, Word: places[p][c])).ToList();
            var cell = ImmutableArray.CreateBuilder<CellText>();
            foreach (var (place, word) in indices)
                foreach (var text in columns[c][word].Texts(wordings[c], Mark(place, c, columns[c][word]))) Append(cell, text);
            cells.Add(cell.ToImmutable());
            words.Add([.. indices.Select(x => columns[c][x.Word])]);
        }
        return new(cells.ToImmutable(), group.Shared, WordingNotes.OfRow(words.ToImmutable()));

        WordMark Mark(int place, int column, PrintedWord word)
        {
            if (places[place].Where((w, c) => c != column && w >= 0).Any()) return WordMark.Shared;
            return word.Weight > 0.05 && columns.Where((_, c) => c != column).Any(other => other.Any(o => o.IsLike(word)))
                ? WordMark.Moved : WordMark.Only;
        }
    }

    static void Append(ImmutableArray<CellText>.Builder cell, CellText text)
    {
        if (cell.Count > 0 && cell[^1] is var last && last.End == text.Start && last.Quoted == text.Quoted && last.Mark == text.Mark)
            cell[^1] = last with { Text = last.Text + text.Text, End = text.End };
        else cell.Add(text);
    }
}
