using StoryTracker.Matching.Chronicle;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Tests.Chronicle;

public sealed class RebuttalsTests
{
    const string Article = "The mayor also responded to claims from the harbour board that the pier is unsafe.\n\n“That is nonsense,” she said.\n\n"
        + "The ferry company said the pier costs too much.\n\nBut Ms Lovelace said the pier pays for itself.\n\nA sailor spoke of the weather.";

    static readonly Report Board = In("the pier is unsafe", "board", "the harbour board"), Nonsense = In("That is nonsense", "lovelace", "The mayor"),
        Company = In("the pier costs too much", "company", "The ferry company"), Pays = In("the pier pays for itself", "lovelace", "Ms Lovelace"),
        Sailor = In("spoke of the weather", "sailor", "A sailor");

    [Fact]
    public void What_the_article_says_was_responded_to_is_linked_to_the_next_words_of_whoever_responded()
    {
        var link = Assert.Single(Rebuttals.Of([Sailor, Pays, Nonsense, Board, Company]), l => l.To == Board.Id);
        Assert.Equal((Nonsense.Id, true), (link.Reply, link.Sure));
        Assert.Contains("“The mayor” “responded to”", link.Reasons[0]);
    }

    [Fact]
    public void But_straight_after_what_another_said_is_a_suggestion()
    {
        var link = Assert.Single(Rebuttals.Of([Company, Pays, Sailor]));
        Assert.Equal((Pays.Id, Company.Id, false), (link.Reply, link.To, link.Sure));
        Assert.Contains("“But”", link.Reasons[0]);
    }

    [Fact]
    public void A_denial_of_what_another_said_in_an_earlier_article_is_a_suggestion_and_never_of_a_later_one()
    {
        var said = Made.Report("said", "The mayor sold the harbour pier.", published: 3, speaker: "hopper");
        var denied = Made.Report("denied", "the harbour pier was sold", published: 9, stance: Stance.Denied);
        var link = Assert.Single(Rebuttals.Of([denied, said]));
        Assert.Equal(("denied", "said", false), (link.Reply, link.To, link.Sure));
        Assert.Empty(Rebuttals.Of([denied with { Published = Made.On(1) }, said]));
        Assert.Empty(Rebuttals.Of([denied with { SpeakerId = "hopper" }, said]));
        Assert.Empty(Rebuttals.Of([denied with { Words = [new("the fares rose", 0, 14)] }, said]));
    }

    static Report In(string words, string speaker, string mention)
    {
        var at = Article.IndexOf(words, StringComparison.Ordinal);
        var start = Article.LastIndexOf('\n', at) + 1;
        var end = Article.IndexOf('\n', at) is >= 0 and var e ? e : Article.Length;
        return new(words, "one", [new(words, at, at + words.Length)])
            { SpeakerId = speaker, Mention = mention, Paragraph = new(Article[start..end], start, end), Published = Made.On(2) };
    }
}
