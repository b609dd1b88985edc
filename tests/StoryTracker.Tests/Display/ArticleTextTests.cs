using FsCheck;
using FsCheck.Fluent;
using StoryTracker.App.Desk;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Display;

namespace StoryTracker.Tests.Display;

public sealed class ArticleTextTests
{
    [Fact]
    public void Whatever_the_ranges_the_pieces_are_the_text_and_cover_exactly_the_ranges() =>
        Prop.ForAll(Cases().ToArbitrary(), article =>
        {
            var cut = ArticleText.Of(article);
            var text = string.Concat(cut.Paragraphs.Select(p => p.Before + string.Concat(p.Pieces.Select(x => x.Text)))) + cut.After;
            if (text != article.Text) return false;
            var at = 0;
            foreach (var paragraph in cut.Paragraphs)
            {
                at += paragraph.Before.Length;
                foreach (var piece in paragraph.Pieces)
                {
                    var end = at + piece.Text.Length;
                    var covering = article.Claims.Except(cut.Unplaced).Where(c => c.Start < end && c.End > at).ToHashSet();
                    if (!covering.SetEquals(piece.Marks.Select(m => m.Claim))) return false;
                    at = end;
                }
            }
            var anchors = cut.Paragraphs.SelectMany(p => p.Pieces).SelectMany(p => p.Marks).Select(m => m.Anchor).OfType<string>().ToList();
            return anchors.Distinct().Count() == anchors.Count && cut.Unplaced.All(c => c.Start < 0 || c.Start >= c.End || c.End > article.Text.Length);
        }).QuickCheckThrowOnFailure();

    static Gen<ArticleView> Cases()
    {
        var template = new MadeUpNewsroom().Article(MadeUpNewsroom.TunnelArticle)!;
        var ranges = from start in Gen.Choose(-2, 60) from length in Gen.Choose(-2, 40) select (Start: start, End: start + length);
        return
            from letters in Gen.Elements('a', ' ', '\n', '\n', '\r', '“', 'é').ArrayOf()
            from claims in ranges.ListOf()
            select template with
            {
                Text = new string(letters),
                Claims = [.. claims.Select((r, i) => template.Claims[0] with { Id = $"claim-{i}", Start = r.Start, End = r.End })],
            };
    }

    [Fact]
    public void Blank_lines_part_paragraphs_and_where_there_are_none_every_line_is_one()
    {
        Assert.Equal(["one\ntwo", "three"], Paragraphs("one\ntwo\n \nthree\n"));
        Assert.Equal(["one", "two", "three"], Paragraphs("one\r\ntwo\nthree"));
        Assert.Empty(Paragraphs("\n\n"));
    }

    static IEnumerable<string> Paragraphs(string text) =>
        ArticleText.Of(new MadeUpNewsroom().Article(MadeUpNewsroom.TunnelArticle)! with { Text = text, Claims = [] })
            .Paragraphs.Select(p => string.Concat(p.Pieces.Select(x => x.Text)));
}
