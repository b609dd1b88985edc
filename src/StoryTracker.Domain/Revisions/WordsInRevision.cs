using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Revisions;

/// <summary>What became of the words of a claim in a newer revision.</summary>
/// <param name="Words">The passages that stand there, the same or changed, in order; empty when none does.</param>
/// <param name="Same">True when every passage stands there: what is quoted to the character, anything else but for a comma and the look of marks.</param>
public sealed record WordsFate(IReadOnlyList<Passage> Words, bool Same);

/// <summary>Finds words of older revisions of an article again in one newer revision; each pair of texts is compared once.</summary>
/// <param name="article">The article.</param>
/// <param name="revision">The newer revision.</param>
public sealed class WordsInRevision(Article article, int revision)
{
    /// <summary>Share of the shorter's characters that two claims must have in common to rest on the same words, 0 to 1.</summary>
    public const double Overlap = 0.6;

    readonly Dictionary<int, WordDiff> diffs = [];

    /// <summary>The newer revision.</summary>
    public int Revision => revision;

    /// <summary>Text of the newer revision.</summary>
    public string Text { get; } = article.Revision(revision).Text;

    /// <summary>What became of words of an older revision.</summary>
    /// <param name="from">The older revision.</param>
    /// <param name="words">Passages cut from it.</param>
    public WordsFate Find(int from, IReadOnlyList<Passage> words)
    {
        if (!diffs.TryGetValue(from, out var diff)) diffs[from] = diff = WordDiff.Of(article.Revision(from).Text, Text);
        List<Passage> stand = [];
        var same = true;
        foreach (var word in words)
            switch (word.IsSliceOf(diff.Old) ? PassageRefinding.Find(word, diff) : new PassageFate.Gone())
            {
                case PassageFate.Refound found:
                    stand.Add(found.Passage);
                    break;
                // Words of a reporter stand where a comma came or went; what is inside marks is verbatim, or it is not the same.
                case PassageFate.Changed changed when !word.Quoted && EditClasses.IsCosmetic(word.Exact, changed.Now.Exact):
                    stand.Add(changed.Now);
                    break;
                case PassageFate.Changed changed:
                    same = false;
                    stand.Add(changed.Now);
                    break;
                default:
                    same = false;
                    break;
            }
        return new(stand, same);
    }

    /// <summary>Share of the shorter's characters that two lists of passages of one revision have in common, 0 to 1.</summary>
    public static double SharedShare(IReadOnlyList<Passage> a, IReadOnlyList<Passage> b)
    {
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
        return (double)shared / Math.Min(a.Sum(w => w.End - w.Start), b.Sum(w => w.End - w.Start));
    }

    /// <summary>
    /// Whether two claims with the same words in two revisions are one: inside marks in both or in neither, and said as well as by the same
    /// speaker, or under the same mention and cue, however a machine reads those.
    /// </summary>
    public static bool SameClaim(Claim old, Claim now) =>
        old.Words.Any(w => w.Quoted) == now.Words.Any(w => w.Quoted)
        && ((old.Polarity, old.Speaker.SpeakerId) == (now.Polarity, now.Speaker.SpeakerId)
            || (old.Speaker.Mention?.Exact, old.Cue?.Exact) == (now.Speaker.Mention?.Exact, now.Cue?.Exact));
}
