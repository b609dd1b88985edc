using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Tests.Revisions;

public sealed class RevisionComparisonTests
{
    [Theory]
    [InlineData("She said: “It opens in spring.”", "She said: “It closes in spring.”", EditClass.Quotation)]
    [InlineData("She said it was safe.", "She said it was “safe”.", EditClass.Quotation)]
    [InlineData("She called it 'a ship of sorts' then.", "She called it 'a boat of sorts' then.", EditClass.Quotation)]
    [InlineData("Some 400 people came.", "Some 600 people came.", EditClass.Number)]
    [InlineData("Some two hundred came.", "Some three hundred came.", EditClass.Number)]
    [InlineData("It cost £4.5m in all.", "It cost £4.6m in all.", EditClass.Number)]
    [InlineData("It fell by 3.5 points.", "It fell by -3.5 points.", EditClass.Number)]
    [InlineData("The mayor met Ada Lovelace there.", "The mayor met Grace Hopper there.", EditClass.Name)]
    [InlineData("They met on Saturday.", "They met on Sunday.", EditClass.Date)]
    [InlineData("They met on 14 April.", "They met on 15 April.", EditClass.Date)]
    [InlineData("It began in 2018 there.", "It began in 2019 there.", EditClass.Date)]
    [InlineData("The boat was slow.", "The boat was fast.", EditClass.Other)]
    [InlineData("The boats were on their way there.", "The boats were on thier way there.", EditClass.Other)]
    [InlineData("He could go.", "He would go.", EditClass.Other)]
    [InlineData("Is it so.", "Is it so?", EditClass.Other)]
    [InlineData("The boat, which was slow, left.", "The boat which was slow left.", EditClass.Cosmetic)]
    [InlineData("She said: “It is so.”", "She said: \"It is so.\"", EditClass.Cosmetic)]
    [InlineData("It’s so – and not so.", "It's so — and not so.", EditClass.Cosmetic)]
    [InlineData("One line.\nTwo lines.", "One line.\n\nTwo lines.", EditClass.Cosmetic)]
    [InlineData("And so on...", "And so on…", EditClass.Cosmetic)]
    public void An_edit_is_what_it_changed(string old, string now, EditClass expected) =>
        Assert.Equal(expected, RevisionComparison.Edits(WordDiff.Of(old, now)).Min(e => e.Class));

    [Fact]
    public void A_moved_paragraph_is_an_edit_of_its_own_and_nothing_was_lost()
    {
        const string A = "The harbour master said “no” twice over.", B = "Nobody had asked her to say so.";
        var edits = RevisionComparison.Edits(WordDiff.Of($"{A}\n\n{B}", $"{B}\n\n{A}"));
        Assert.All(edits, e => Assert.Contains(e.Class, new[] { EditClass.Moved, EditClass.Cosmetic }));
        Assert.Contains(edits, e => e.Class == EditClass.Moved);
    }

    [Fact]
    public void The_event_holds_offsets_classes_and_counts_and_the_headline_is_told_apart()
    {
        var first = Revision(1, "Pier to open", "Some 400 people came, and “it was fine”, she said.");
        var second = Revision(2, "Pier to close", "Some 600 people came, and “it was bad”, she said.");
        var e = RevisionComparison.Of(first, second);
        Assert.Equal([(EditClass.Headline, EditPart.Headline), (EditClass.Number, EditPart.Text), (EditClass.Quotation, EditPart.Text)], e.Edits.Select(x => (x.Class, x.Part)));
        Assert.Equal([("400", "600"), ("fine", "bad")],
            e.Edits.Skip(1).Select(x => (first.Text[x.OldStart..x.OldEnd], second.Text[x.NewStart..x.NewEnd])));
        Assert.Equal((1, 2, 2, 2), (e.From, e.To, e.WordsRemoved, e.WordsAdded));
        Assert.Equal([new(EditClass.Quotation, 1), new(EditClass.Number, 1), new(EditClass.Headline, 1)], e.Counts);
    }

    [Fact]
    public void The_same_text_has_no_edits() => Assert.Empty(RevisionComparison.Edits(WordDiff.Of(Samples.Text, Samples.Text)));

    static RevisionRecorded Revision(int number, string title, string text) =>
        new(number, new string('a', 64), "text/plain", text, title, null, null, "en", null, Samples.Noon, []);
}
