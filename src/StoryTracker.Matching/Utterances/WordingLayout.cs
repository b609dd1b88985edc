using System.Collections.Immutable;

namespace StoryTracker.Matching.Utterances;

/// <summary>Aligns the words of several wordings: each column in turn is aligned with the places that those before it made.</summary>
static class WordingLayout
{
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
            if (at < places.Count && word < words.Length && Score(at, word) is > 0 and var s && best[at, word] == s + best[at + 1, word + 1])
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
                if (places[place][c] >= 0 && columns[c][places[place][c]].IsLike(words[word])) score = Math.Max(score, 0.05 + words[word].Weight);
            return score;
        }
    }

    // Neighbouring places make a row: all that every column shares, or all between two such.
    static IEnumerable<(int From, int To, bool Shared)> Rows(List<int[]> places, ImmutableArray<ImmutableArray<PrintedWord>> columns)
    {
        for (var from = 0; from < places.Count;)
        {
            var shared = IsFull(from);
            var to = from + 1;
            while (to < places.Count && IsFull(to) == shared) to++;
            yield return (from, to, shared);
            from = to;
        }

        bool IsFull(int place) => columns.Length > 1 && places[place].All(w => w >= 0);
    }

    static WordingRow Row(
        (int From, int To, bool Shared) group, List<int[]> places, ImmutableArray<ImmutableArray<PrintedWord>> columns, ImmutableArray<Wording> wordings)
    {
        var cells = ImmutableArray.CreateBuilder<ImmutableArray<CellText>>();
        var words = ImmutableArray.CreateBuilder<ImmutableArray<PrintedWord>>();
        for (var c = 0; c < columns.Length; c++)
        {
            var indices = Enumerable.Range(group.From, group.To - group.From).Where(p => places[p][c] >= 0).Select(p => (Place: p, Word: places[p][c])).ToList();
            var cell = ImmutableArray.CreateBuilder<CellText>();
            foreach (var (place, word) in indices)
                foreach (var text in columns[c][word].Texts(wordings[c], Mark(place, c, columns[c][word]))) Append(cell, text);
            cells.Add(cell.ToImmutable());
            words.Add([.. indices.Select(x => columns[c][x.Word])]);
        }
        return new(cells.ToImmutable(), group.Shared, WordingNotes.OfRow(words.ToImmutable(), group.Shared));

        WordMark Mark(int place, int column, PrintedWord word)
        {
            if (places[place].Where((w, c) => c != column && w >= 0).Any()) return WordMark.Shared;
            return word.Weight > 0.05 && columns.Where((_, c) => c != column).Any(other => other.Any(o => o.IsLike(word))) ? WordMark.Moved : WordMark.Only;
        }
    }

    static void Append(ImmutableArray<CellText>.Builder cell, CellText text)
    {
        if (cell.Count > 0 && cell[^1] is var last && last.End == text.Start && last.Quoted == text.Quoted && last.Mark == text.Mark)
            cell[^1] = last with { Text = last.Text + text.Text, End = text.End };
        else cell.Add(text);
    }
}
