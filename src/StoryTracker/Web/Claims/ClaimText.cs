using StoryTracker.App.Desk;
using StoryTracker.Domain.Articles;
using StoryTracker.Web.Display;

namespace StoryTracker.Web.Claims;

/// <summary>A piece of a passage: characters that the same marks cover.</summary>
/// <param name="Text">Characters of the article.</param>
/// <param name="IsWords">Whether they are words of the claim.</param>
/// <param name="Part">Whether they stand for the speaker or are the reporting words, null for neither.</param>
public sealed record PassagePiece(string Text, bool IsWords, PassagePart? Part);

/// <summary>Words for the page of a claim, and its passage cut at the bounds of its marks.</summary>
public static class ClaimText
{
    /// <summary>Who said it, as the page's title names them.</summary>
    public static string Who(TimelineEntry claim) => claim.Speaker?.Name ?? claim.Mention ?? "somebody unnamed";

    /// <summary>What they did, for the title.</summary>
    public static string Did(Polarity polarity) => polarity switch { Polarity.Denied => "denied", Polarity.Declined => "did not say", _ => "said" };

    /// <summary>What the speaker did with the words, as a sentence.</summary>
    public static string Of(Polarity polarity) => polarity switch
    {
        Polarity.Denied => "denied it",
        Polarity.Declined => "declined to say it, or stopped short of it",
        _ => "said it",
    };

    /// <summary>What a field is called on the page.</summary>
    public static string Field(string name) => name switch
    {
        "words" => "The words", "kind" => "Printed", "polarity" => "The speaker", "speaker" => "Who", "said" => "Said", _ => "Happened",
    };

    /// <summary>Days on which it was said, as one line.</summary>
    public static string Of(When? said) => said is null ? "not told" : DateText.Line(DateText.Of(said));

    /// <summary>The passage in pieces; in order they are its text, character for character.</summary>
    public static IReadOnlyList<PassagePiece> Pieces(ClaimPassage passage)
    {
        var marks = passage.Marks.Select(m => m with { Start = m.Start - passage.Start, End = m.End - passage.Start })
            .Where(m => m.Start >= 0 && m.Start < m.End && m.End <= passage.Text.Length).ToList();
        var bounds = marks.SelectMany(m => new[] { m.Start, m.End }).Append(0).Append(passage.Text.Length).Distinct().Order().ToList();
        return
        [
            .. from bound in bounds.Zip(bounds.Skip(1))
               let over = marks.Where(m => m.Start <= bound.First && m.End >= bound.Second).Select(m => m.Part).ToList()
               select new PassagePiece(passage.Text[bound.First..bound.Second], over.Contains(PassagePart.Words),
                   over.Contains(PassagePart.Speaker) ? PassagePart.Speaker : over.Contains(PassagePart.Cue) ? PassagePart.Cue : null),
        ];
    }
}
