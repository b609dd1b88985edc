using StoryTracker.Domain.Articles;

namespace StoryTracker.Domain.Stories;

/// <summary>Working title of a story that an article opened: its headline, else the beginning of its text, never words of our own.</summary>
static class EmergingTitle
{
    const int Longest = 100;

    public static string Of(RevisionRecorded revision)
    {
        var line = string.IsNullOrWhiteSpace(revision.Title) ? revision.Text.TrimStart() : revision.Title.Trim();
        var end = line.AsSpan().IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        if (line.Length <= Longest) return line;
        var space = line.LastIndexOf(' ', Longest);
        var cut = space > Longest / 2 ? space : Longest;
        if (char.IsHighSurrogate(line[cut - 1])) cut--;
        return line[..cut] + " …";
    }
}
