using System.Text;

namespace StoryTracker.Web.Access;

/// <summary>
/// What a password has to be (ASVS 5.0, 6.2): long, and not one that everybody tries first. No rule about kinds of characters, none about changing
/// it now and then; pasting and password managers are welcome.
/// </summary>
static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int Fewest = 12;

    /// <summary>Most characters.</summary>
    public const int Most = 256;

    // Words that most common passwords are made of. Longest first, so that one is taken off as a whole.
    static readonly string[] Words =
    [
        .. new[]
        {
            "password", "passwort", "passw", "pass", "word", "qwerty", "qwertz", "azerty", "welcome", "letmein", "administrator", "admin", "iloveyou", "love", "you", "monkey",
            "dragon", "sunshine", "princess", "football", "baseball", "basketball", "soccer", "hockey", "master", "shadow", "superman", "batman", "spiderman",
            "storytracker", "story", "tracker", "newsroom", "news", "desk", "editor", "reporter", "journalist", "newspaper", "article", "summer", "winter", "spring", "autumn",
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
            "wednesday", "thursday", "friday", "saturday", "sunday", "secret", "login", "logon", "test", "user", "default", "change", "changeme", "me", "my",
            "trustno", "whatever", "computer", "internet", "starwars", "pokemon", "charlie", "jordan", "michael", "jennifer", "ashley", "jessica", "thomas", "daniel",
            "liverpool", "arsenal", "chelsea", "london", "england", "america", "hello", "hellothere", "correcthorsebatterystaple", "mustang", "harley", "access", "flower",
            "cheese", "cookie", "banana", "chocolate", "butterfly", "purple", "orange", "yellow", "killer", "hunter", "ranger", "buster", "freedom", "forever", "unbelievable",
            "the", "is", "this", "a", "i", "abc", "abcd", "xyz", "new", "now", "please", "server", "office", "company", "root", "guest", "temp", "demo", "system",
        }.OrderByDescending(w => w.Length),
    ];

    static readonly string[] Runs =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp", "zaq12wsxcde34rfvbgt56yhn",
    ];

    /// <summary>Why a password cannot be; null when it can.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="name">Name of whoever chooses it.</param>
    public static string? Problem(string password, string name)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Fewest) return $"A password has {Fewest} characters at least; this one has {length}. Several words in a row are easy to remember and hard to guess.";
        if (length > Most) return $"A password has {Most} characters at most.";
        if (password.EnumerateRunes().Distinct().Count() < 5) return "This password is made of fewer than five different characters; choose one that is harder to guess.";
        var bare = Bare(password);
        if (bare.Length == 0)
            return password.All(char.IsAscii) ? "This password is made of digits and signs alone, which are quickly tried; choose another." : null;
        if (IsRun(bare)) return "This password follows the keys or the alphabet, which is tried first; choose another.";
        foreach (var part in name.ToLowerInvariant().Split([' ', '.', '_', '-', '@', '+', '\''], StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length >= 3))
            bare = bare.Replace(part, "", StringComparison.Ordinal);
        return LeftOf(bare).Length < 4 ? "This password is made of words that everybody tries first, or of your name; choose another." : null;
    }

    // Lower case, the usual digits and signs for letters undone, everything else that is no letter left out at the ends.
    static string Bare(string password)
    {
        var lower = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        if (IsRun(lower)) return lower;
        var trimmed = lower.Trim([.. "0123456789!@#$%^&*()_-+=.,;:?/\\ '\"~`[]{}<>|"]);
        return string.Concat(trimmed.Select(c => c switch
        {
            '@' or '4' => 'a', '0' => 'o', '1' or '!' or '|' => 'i', '3' => 'e', '$' or '5' => 's', '7' => 't', '8' => 'b', '9' => 'g', _ => c,
        }).Where(c => char.IsLetterOrDigit(c)));
    }

    // Nearly every character next to the one before it, in some row.
    static bool IsRun(string text)
    {
        var steps = Enumerable.Range(1, Math.Max(0, text.Length - 1)).Count(i => Runs.Any(r => AreNeighbours(r, text[i - 1], text[i])));
        return text.Length > 1 && steps >= (text.Length - 1) * 3 / 4;
    }

    static bool AreNeighbours(string run, char a, char b)
    {
        for (var i = run.IndexOf(a, StringComparison.Ordinal); i >= 0; i = run.IndexOf(a, i + 1))
            if (a == b || i + 1 < run.Length && run[i + 1] == b || i > 0 && run[i - 1] == b) return true;
        return false;
    }

    static string LeftOf(string bare)
    {
        foreach (var word in Words.Where(w => w.Length >= 3)) bare = bare.Replace(word, " ", StringComparison.Ordinal);
        return string.Concat(bare.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(p => p.Length > 2 || !Words.Contains(p)).Distinct());
    }
}
