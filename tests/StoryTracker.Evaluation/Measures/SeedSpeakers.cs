using System.Text.RegularExpressions;
using StoryTracker.Evaluation.Corpora;

namespace StoryTracker.Evaluation.Measures;

/// <summary>Whether a speaker given to a quotation of the founding articles is the right one.</summary>
static partial class SeedSpeakers
{
    static readonly string[] Unnamed = ["collective-unnamed", "unattributed", "unattributed-written"];
    static readonly string[] Connecting = ["of", "the", "and"];
    static readonly string[] Generic = ["party", "group", "council", "on", "of"];

    /// <summary>Right, and falsely named: a silence is not right and not false where a name was to be had.</summary>
    public static (bool Right, bool False) Judge(SeedQuotation gold, string? predicted, IReadOnlyDictionary<string, SeedEntity> entities)
    {
        if (gold.Speaker is null) return (predicted is null, predicted is not null);
        var entity = entities[gold.Speaker];
        bool right;
        if (Unnamed.Contains(gold.Resolution))
            right = predicted is null || Split(Fold(predicted)).Intersect(Split(Fold(gold.Mention ?? entity.Name))).Except(Connecting).Any();
        else if (gold.Resolution == "name-unresolved")
            right = predicted is null || Courtesy().Replace(predicted.Trim(), "") == Split(Bracket().Replace(entity.Name, ""))[^1];
        else if (predicted is null) return (false, false);
        else right = entity.IsPerson ? Names.Same(predicted, entity.Name) : IsBody(predicted, entity);
        return (right, !right);
    }

    static bool IsBody(string predicted, SeedEntity entity)
    {
        string folded = Fold(predicted);
        string[] mine = Split(folded), its = Split(Fold(entity.Name));
        return entity.Forms.Select(Fold).Contains(folded) || entity.Forms.Any(f => Names.Same(predicted, f)) || mine.Intersect(its).Count() >= 2
            || mine.Select(w => w.TrimEnd('s')).Intersect(its.Select(w => w.TrimEnd('s'))).Except(Generic).Any();
    }

    static string Fold(string name) => Other().Replace(Possessive().Replace(Article().Replace(name.Trim(), ""), "s"), "").ToLowerInvariant();

    static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"^(the|a|an)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"['’]s\b")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"[^\w ]")]
    private static partial Regex Other();

    [GeneratedRegex(@"^(mr|mrs|ms|miss|dr)\.?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"\s*\[.*")]
    private static partial Regex Bracket();
}
