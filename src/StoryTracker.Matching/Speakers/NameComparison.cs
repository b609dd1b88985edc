namespace StoryTracker.Matching.Speakers;

/// <summary>How two names differ.</summary>
enum NameRelation
{
    /// <summary>They cannot be one person's, or only the surname is shared.</summary>
    Other,

    /// <summary>One has an initial where the other has a name.</summary>
    Initial,

    /// <summary>One has a short form where the other has the full name.</summary>
    ShortForm,

    /// <summary>One has a middle name or a suffix that the other leaves out.</summary>
    Fuller,

    /// <summary>The same but for titles, accents, hyphens and capitals.</summary>
    Same,
}

static class NameComparison
{
    /// <summary>Compares two names; the reason is a sentence, empty for <see cref="NameRelation.Other"/>.</summary>
    public static (NameRelation Relation, string Reason) Of(SpeakerProfile a, SpeakerProfile b, IGivenNames names)
    {
        if (PersonName.Of(a.Name, names) is not { } one || PersonName.Of(b.Name, names) is not { } other) return (NameRelation.Other, "");
        (one, other) = (Hyphened(one, other), Hyphened(other, one));
        if (one.Given is not { } first || other.Given is not { } second || Joined(one.Surname) != Joined(other.Surname) || !names.MayBeOne(first, second) || !Fit(one, other, names)) return (NameRelation.Other, "");
        if (first != second)
            return first.Length == 1 || second.Length == 1
                ? (NameRelation.Initial, $"“{a.Name}” and “{b.Name}” differ in an initial that the other has as a name.")
                : (NameRelation.ShortForm, $"“{Shown(a, first)}” and “{Shown(b, second)}” are forms of one given name, before the same surname.");
        return one.Middle.Count != other.Middle.Count || one.Suffix != other.Suffix || !one.Middle.SequenceEqual(other.Middle)
            ? (NameRelation.Fuller, $"“{a.Name}” and “{b.Name}” differ in a middle name or suffix that one leaves out.")
            : (NameRelation.Same, $"“{a.Name}” and “{b.Name}” are the same name but for titles and spelling.");
    }

    // "Rebecca Long Bailey" beside "Rebecca Long-Bailey": what stands before the last word belongs to the surname.
    static PersonName Hyphened(PersonName name, PersonName other) =>
        other.Surname.Contains('-', StringComparison.Ordinal) && name.Middle.Count > 0 && name.Middle[^1] + name.Surname == Joined(other.Surname)
            ? name with { Middle = [.. name.Middle.SkipLast(1)], Surname = other.Surname } : name;

    // Middle names that both give agree, an initial with its name; "Jr." and "Sr." are two men, and so are titles of both genders.
    static bool Fit(PersonName a, PersonName b, IGivenNames names)
    {
        if (a.Suffix is not null && b.Suffix is not null && a.Suffix != b.Suffix) return false;
        if (a.Middle.Count > 0 && b.Middle.Count > 0
            && !(a.Middle.Count <= b.Middle.Count ? a.Middle.All(m => b.Middle.Any(n => Agree(m, n))) : b.Middle.All(m => a.Middle.Any(n => Agree(m, n))))) return false;
        return Gender(a, names) is var g && Gender(b, names) is var h && (g == NameGender.Unknown || h == NameGender.Unknown || g == h);
    }

    static bool Agree(string a, string b) => a == b || (a.Length == 1 || b.Length == 1) && a[0] == b[0];

    internal static NameGender Gender(PersonName name, IGivenNames names)
    {
        foreach (var title in name.Titles)
            if (names.GenderOfTitle(title) is var g and not NameGender.Unknown) return g;
        return name.Given is { Length: > 1 } given ? names.GenderOf(given) : NameGender.Unknown;
    }

    internal static string Joined(string surname) => surname.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    static string Shown(SpeakerProfile who, string given) =>
        who.Name.Split(' ').FirstOrDefault(w => PersonName.Plain(w) == given) ?? who.Name;
}
