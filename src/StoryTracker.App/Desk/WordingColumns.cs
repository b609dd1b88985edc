using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Domain.Utterances;

namespace StoryTracker.App.Desk;

/// <summary>The columns of a wording table: each wording cut into runs that say what the others have of it.</summary>
sealed class WordingColumns
{
    readonly Dictionary<Wording, IReadOnlyList<WordingTableRun>> runs = [];

    WordingColumns(IReadOnlyList<WordingDifference> differences) => Differences = differences;

    /// <summary>What an editor has to know before quoting.</summary>
    public IReadOnlyList<WordingDifference> Differences { get; }

    /// <summary>The runs of a wording; together they are its words.</summary>
    public IReadOnlyList<WordingTableRun> Runs(Wording wording) => runs.GetValueOrDefault(wording, []);

    /// <summary>Compares the wordings of an utterance.</summary>
    /// <param name="utterance">The utterance.</param>
    /// <param name="claims">Its claims.</param>
    /// <param name="articles">Their articles.</param>
    public static WordingColumns Of(
        Utterance utterance, IReadOnlyDictionary<Guid, StoryClaim> claims, IReadOnlyDictionary<Guid, Article> articles)
    {
        var columns = new WordingColumns([]);
        var words = utterance.Wordings.ToDictionary(w => w, w => Tokens(w).Where(t => t.IsWord).Select(t => t.Text.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal));
        foreach (var wording in utterance.Wordings) columns.runs[wording] = Cut(wording, t => utterance.Wordings.All(o => words[o].Contains(t.ToUpperInvariant())));
        return columns;
    }

    static List<WordingTableRun> Cut(Wording wording, Func<string, bool> isShared)
    {
        List<WordingTableRun> cut = [];
        foreach (var (text, isWord, quoted) in Tokens(wording))
        {
            var mark = !isWord && cut.Count > 0 ? cut[^1].Mark : isWord && !isShared(text) ? RunMark.Only : RunMark.Shared;
            if (cut.Count > 0 && cut[^1].Mark == mark && cut[^1].Quoted == quoted) cut[^1] = cut[^1] with { Text = cut[^1].Text + text };
            else cut.Add(new(text, mark, quoted));
        }
        return cut;
    }

    static IEnumerable<(string Text, bool IsWord, bool Quoted)> Tokens(Wording wording)
    {
        foreach (var passage in wording.Words)
            for (int i = 0, end; i < passage.Exact.Length; i = end)
            {
                var word = IsWord(passage.Exact, i);
                for (end = i + 1; end < passage.Exact.Length && IsWord(passage.Exact, end) == word;) end++;
                yield return (passage.Exact[i..end], word, passage.Quoted);
            }
    }

    static bool IsWord(string text, int at) => char.IsLetterOrDigit(text[at]) || (text[at] is '\'' or '’' && at > 0 && at + 1 < text.Length
        && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]));
}
