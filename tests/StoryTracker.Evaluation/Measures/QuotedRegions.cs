using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>The stretches of a text inside double quotation marks, marks included; an open one ends with its paragraph.</summary>
public static class QuotedRegions
{
    enum Mark { Opening, Closing, Straight }

    /// <summary>The stretches in order.</summary>
    public static IReadOnlyList<Span> In(string text)
    {
        var regions = new List<Span>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            int? opened = null;
            for (int i = start; i < end;)
            {
                if (Read(text, i, end) is not var (mark, length))
                {
                    i++;
                    continue;
                }
                if (opened is null && mark is not Mark.Closing) opened = i;
                else if (opened is { } open && mark is not Mark.Opening)
                {
                    regions.Add(new Span(open, i + length));
                    opened = null;
                }
                i += length;
            }
            if (opened is { } left) regions.Add(new Span(left, end));
            start = end + 1;
        }
        return regions;
    }

    static (Mark, int)? Read(string text, int at, int end) => text[at] switch
    {
        '“' => (Mark.Opening, 1),
        '”' => (Mark.Closing, 1),
        '"' => (Mark.Straight, 1),
        '\'' when at + 1 < end && text[at + 1] == '\'' => (Mark.Straight, 2),
        '`' when at + 1 < end && text[at + 1] == '`' => (Mark.Opening, 2),
        _ => null,
    };
}
