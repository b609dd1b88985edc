using System.Globalization;
using StoryTracker.Language.Parsing;
using StoryTracker.Language.Tagging;
using StoryTracker.Language.Tokens;

namespace StoryTracker.Language.Speech.Verbal;

/// <summary>Decides which candidates are reports: a logistic score of their structure.</summary>
/// <remarks>
/// The features say what construction it is, what kind of words name the source and what mood the verb has; none looks at a word of the lexicon. The
/// weights are a handful and stand in a text resource; the command <c>fit-admission</c> of StoryTracker.Training writes them.
/// </remarks>
static class Admission
{
    /// <summary>The score from which a candidate is a report; lower finds more and errs more.</summary>
    public const double Threshold = 0.26;

    static readonly Dictionary<string, double> Weights = Read();

    public static bool Admits(Candidate c) => !c.Use.Conditional && !IsEmpty(c) && Score(c) >= Threshold;

    /// <summary>Contents that report nothing: "called off", "said, according to …", "asked not to be named".</summary>
    static bool IsEmpty(Candidate c)
    {
        var (first, last) = c.Complement.Parts[^1];
        if (first == last && c.Tree.Tag(first) is Upos.Adp or Upos.Adv or Upos.Part or Upos.Punct) return true;
        if (c.Tree.Tokens[first].Is("according")) return true;
        // "likes “The Walking Bridge”": a title.
        if (c.Use.Verb.Kind == ReportKind.Attitude && c.Tree.InSentence(first) is var stretch && stretch == c.Tree.InSentence(last)
            && c.Tree.Sentence[stretch].Stretch is { EndsClause: false }) return true;
        for (int i = first; i <= last && i < first + 5; i++)
            if (c.Complement.Pattern == Pattern.Infinitive && c.Tree.Tokens[i].Lower is "named" or "identified") return true;
        return false;
    }

    /// <summary>How likely the candidate is a report, from 0 to 1.</summary>
    public static double Score(Candidate c)
    {
        double sum = 0;
        foreach (string feature in Features(c)) sum += Weights.GetValueOrDefault(feature);
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The features of a candidate, as named in the weights.</summary>
    internal static IEnumerable<string> Features(Candidate c)
    {
        var (tree, use) = (c.Tree, c.Use);
        yield return "bias";
        yield return $"pattern {c.Complement.Pattern}";
        yield return $"source {c.Source}";
        yield return $"mood {use.Mood}";
        yield return $"kind {use.Verb.Kind}";
        var relation = tree.Relation(use.Lead);
        if (relation is Relation.Root or Relation.Ccomp or Relation.Advcl or Relation.AclRelcl or Relation.Acl or Relation.Xcomp or Relation.Conj
            or Relation.Parataxis) yield return $"clause {relation}";
        int length = c.Complement.Parts.Sum(p => p.Last - p.First + 1);
        yield return $"length {length switch { 1 => "1", 2 => "2", < 6 => "3-5", < 11 => "6-10", _ => "11+" }}";
        if (use.Modal) yield return "modal";
        if (use.Negated) yield return "negated";
        if (use.Conditional) yield return "conditional";
        if (c.Subject is { Elided: true }) yield return "elided";
        if (use.Lead != use.Head) yield return "carried";
        var part = c.Complement.Parts[^1];
        bool quoted = false, verb = false;
        for (int i = part.First; i <= part.Last; i++)
        {
            quoted |= tree.Tokens[i].IsQuotation || tree.InSentence(i) is var k && tree.Sentence[k].IsQuotation;
            verb |= tree.Tag(i) is Upos.Verb or Upos.Aux;
        }
        if (quoted) yield return "quoted";
        if (verb) yield return "verb inside";
        if (part.Last + 1 < tree.Count && tree.Tokens[part.Last + 1].IsWord) yield return "stops short";
        yield return $"opens {Opening(tree.Tag(part.First))}";
    }

    static string Opening(Upos tag) => tag is Upos.Noun or Upos.Propn or Upos.Pron or Upos.Det or Upos.Adj or Upos.Num or Upos.Verb ? tag.ToString() : "other";

    static Dictionary<string, double> Read() => WordList.Lines("admission-weights")
        .Select(line => (Line: line, Space: line.LastIndexOf(' ')))
        .ToDictionary(p => p.Line[..p.Space].Trim(), p => double.Parse(p.Line[p.Space..], CultureInfo.InvariantCulture), StringComparer.Ordinal);
}
