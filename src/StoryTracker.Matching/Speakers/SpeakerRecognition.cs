namespace StoryTracker.Matching.Speakers;

/// <summary>
/// Tells whether a speaker whom an article names is one on record under another name. Precision before recall: it is sure only where the names
/// fit, something else fits too, nothing contradicts and nobody else fits; else an editor is asked, or nothing is said.
/// </summary>
public static class SpeakerRecognition
{
    /// <summary>NAME@VERSION.</summary>
    public const string Matcher = "speakers@1";

    /// <summary>Whether two names may be one person's at all.</summary>
    public static bool MayBeOne(string one, string other, IGivenNames names) => NameComparison.Of(Named(one), Named(other), names).Relation != NameRelation.Other;

    static SpeakerProfile Named(string name) => new("", name, [], new HashSet<string>());

    /// <summary>What to make of a speaker among those with the same surname.</summary>
    /// <param name="speaker">The speaker that an article names.</param>
    /// <param name="known">Speakers on record, an alias under the id of the speaker it belongs to; their order does not matter.</param>
    /// <param name="names">What is known of names.</param>
    /// <returns>One match that is sure, or those to ask about; empty when nobody fits.</returns>
    public static IReadOnlyList<SpeakerMatch> Among(SpeakerProfile speaker, IReadOnlyList<SpeakerProfile> known, IGivenNames names)
    {
        var fitting = known.Where(k => k.Id != speaker.Id).Select(k => (Known: k, Name: NameComparison.Of(speaker, k, names)))
            .Where(k => k.Name.Relation != NameRelation.Other)
            // Several names of one speaker: the one that says most.
            .GroupBy(k => k.Known.Id, StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(k => k.Name.Relation).ThenBy(k => k.Known.Name, StringComparer.Ordinal).First())
            .OrderBy(k => k.Known.Id, StringComparer.Ordinal).ToList();
        var weighed = fitting.Select(k => Weigh(speaker, k.Known, k.Name.Relation, k.Name.Reason)).Where(m => m.Verdict != MatchVerdict.Unrelated).ToList();
        // Two whose names fit: which of them it is, is for an editor to say.
        if (fitting.Count == 1) return weighed;
        return [.. weighed.Select(m => m.Verdict == MatchVerdict.Ask ? m : m with
        {
            Verdict = MatchVerdict.Ask,
            Reasons = [.. m.Reasons, $"{Number(fitting.Count)} speakers on record have a name that fits, so it is not sure which one is meant."],
        })];
    }

    static SpeakerMatch Weigh(SpeakerProfile a, SpeakerProfile b, NameRelation relation, string name)
    {
        List<string> reasons = [name];
        var role = Shared(a, b);
        if (role is { } shared) reasons.Add($"Articles give both the same role: “{shared.One.Role}” and “{shared.Other.Role}”.");
        var story = a.Stories.Overlaps(b.Stories);
        if (story) reasons.Add("The same story quotes both.");
        // Roles that share no word do not prove two people, but they keep a match from being sure.
        var apart = role is null && a.Roles.Count > 0 && b.Roles.Count > 0
            && a.Roles.All(r => b.Roles.All(o => RoleLikeness.ShareNothing(r.Role, o.Role)));
        if (apart) reasons.Add($"But their roles differ: “{a.Roles[0].Role}” and “{b.Roles[0].Role}”.");
        var verdict = relation switch
        {
            NameRelation.Same => role is not null || story && !apart ? MatchVerdict.Same : apart && !story ? MatchVerdict.Unrelated : MatchVerdict.Ask,
            NameRelation.Fuller or NameRelation.ShortForm =>
                role is not null || story && !apart ? MatchVerdict.Same : story ? MatchVerdict.Ask : MatchVerdict.Unrelated,
            NameRelation.Initial => role is not null && story ? MatchVerdict.Same : role is not null || story ? MatchVerdict.Ask : MatchVerdict.Unrelated,
            _ => MatchVerdict.Unrelated,
        };
        List<string> articles = [];
        if (role is { } r) articles.AddRange([r.One.Article, r.Other.Article]);
        if (apart) articles.AddRange([a.Roles[0].Article, b.Roles[0].Article]);
        return new(a.Id, b.Id, verdict, [.. articles.Distinct().Order(StringComparer.Ordinal)], reasons);
    }

    static (GivenRole One, GivenRole Other)? Shared(SpeakerProfile a, SpeakerProfile b)
    {
        foreach (var one in a.Roles)
            foreach (var other in b.Roles)
                if (RoleLikeness.AreOne(one.Role, other.Role)) return (one, other);
        return null;
    }

    static string Number(int n) => n switch { 2 => "Two", 3 => "Three", 4 => "Four", _ => n.ToString(System.Globalization.CultureInfo.InvariantCulture) };
}
