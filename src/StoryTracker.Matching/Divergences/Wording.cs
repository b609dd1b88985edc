using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>A printed word with its place.</summary>
/// <param name="Key">Lower-case, apostrophes and hyphens gone.</param>
/// <param name="Start">First UTF-16 code unit in the article.</param>
/// <param name="End">After the last.</param>
readonly record struct PrintedWord(string Key, int Start, int End);

/// <summary>The words of two reports side by side.</summary>
static class Wording
{
    /// <summary>Words of a stretch.</summary>
    public static List<PrintedWord> Of(Stretch stretch)
    {
        var words = new List<PrintedWord>();
        string t = stretch.Text;
        for (int i = 0; i < t.Length;)
        {
            if (!char.IsLetterOrDigit(t[i]))
            {
                i++;
                continue;
            }
            int start = i;
            while (i < t.Length && (char.IsLetterOrDigit(t[i]) || i + 1 < t.Length && char.IsLetterOrDigit(t[i + 1]) && t[i] is '\'' or '’' or '.' or ',' && Joins(t, i))) i++;
            words.Add(new(Key(t[start..i]), stretch.Start + start, stretch.Start + i));
        }
        return words;
    }

    /// <summary>The longest run of words that quoted stretches of two reports have in common, where it is at least so long.</summary>
    public static (Stretch A, Stretch B, int Words)? LongestRun(Report a, Report b, int least)
    {
        (Stretch, Stretch, int)? best = null;
        foreach (var x in a.Words.Where(w => w.Quoted))
            foreach (var y in b.Words.Where(w => w.Quoted))
            {
                List<PrintedWord> p = Of(x), q = Of(y);
                if (p.Count < least || q.Count < least) continue;
                var previous = new int[q.Count + 1];
                for (int i = 1; i <= p.Count; i++)
                {
                    var row = new int[q.Count + 1];
                    for (int j = 1; j <= q.Count; j++)
                    {
                        if (p[i - 1].Key != q[j - 1].Key) continue;
                        row[j] = previous[j - 1] + 1;
                        if (row[j] < least || row[j] <= (best?.Item3 ?? 0)) continue;
                        best = (Cut(x, p[i - row[j]].Start, p[i - 1].End), Cut(y, q[j - row[j]].Start, q[j - 1].End), row[j]);
                    }
                    previous = row;
                }
            }
        return best;
    }

    /// <summary>Part of a stretch.</summary>
    public static Stretch Cut(Stretch s, int start, int end) => new(s.Text[(start - s.Start)..(end - s.Start)], start, end, s.Quoted);

    static bool Joins(string t, int i) => t[i] is not ('.' or ',') || char.IsDigit(t[i + 1]) && i > 0 && char.IsDigit(t[i - 1]);

    static string Key(string word)
    {
        string lower = word.ToLowerInvariant().Replace("’", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
            .Replace(",", "", StringComparison.Ordinal);
        return lower.EndsWith("isation", StringComparison.Ordinal) ? lower[..^7] + "ization" : lower.EndsWith("ise", StringComparison.Ordinal) ? lower[..^3] + "ize" : lower;
    }
}
