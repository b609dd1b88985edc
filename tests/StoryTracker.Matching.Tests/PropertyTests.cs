using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests;

public sealed class PropertyTests
{
    static readonly string[] Vocabulary =
    [
        "Barnet", "council", "Council", "candidates", "local", "elections", "Hezbollah", "flag", "proscribe", "antisemitism",
        "anti-Semitic", "Labour", "Party", "Corbyn", "the", "mayor", "said", "on", "Sunday", ".", ",", "\n", "’s", "-", "“", "”", "Jewish",
        "Leadership", "manifesto", "é", "🙂",
    ];

    static readonly Gen<string> Text = Gen.Elements(Vocabulary).ListOf().Select(words => string.Join(' ', words));

    static readonly Arbitrary<ArticleText> Articles = (
        from title in Text
        from text in Text
        from statements in Text.ListOf()
        select new ArticleText(
            title, text, [.. statements.Select((s, i) => new StatementText($"{i}", s, s + text, i % 2 == 0 ? null : "Corbyn"))]))
        .ToArbitrary();

    [Fact]
    public void Weights_sum_to_one_one_story_is_primary_and_every_statement_is_placed_once_or_more() => Prop.ForAll(Articles, article =>
    {
        var stories = Newsroom.Assign(article, Newsroom.Stories).Stories;
        if (stories.Count == 0) return true;
        var shares = stories.SelectMany(s => s.Statements).GroupBy(s => s.StatementId).ToDictionary(g => g.Key, g => g.Sum(s => s.Weight));
        return Math.Abs(stories.Sum(s => s.Weight) - 1) < 1e-9 && stories.Count(s => s.Primary) == 1 && stories[0].Primary
            && stories.All(s => s.Weight is > 0 and <= 1 && s.Reasons.Count > 0 && s.Statements.All(x => x.Reasons.Count > 0))
            && article.Statements.All(s => Math.Abs(shares[s.Id] - 1) < 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_stories_and_of_their_terms_changes_nothing() => Prop.ForAll(Articles, article =>
    {
        var turned = Newsroom.Stories.Reverse().Select(s => s with { Terms = [.. s.Terms.Reverse()] }).ToArray();
        return Same(Newsroom.Assign(article, Newsroom.Stories), Newsroom.Assign(article, turned));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_statements_changes_only_the_order_in_which_they_are_listed() => Prop.ForAll(Articles, article =>
    {
        var turned = article with { Statements = [.. article.Statements.Reverse()] };
        return Same(Newsroom.Assign(article, Newsroom.Stories), Newsroom.Assign(turned, Newsroom.Stories));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_story_whose_terms_are_not_in_the_article_changes_nothing() => Prop.ForAll(Articles, article =>
    {
        var other = new StoryProfile("a", "Volcano in Iceland", "An eruption.", ["Iceland", "volcano", "lava field"]);
        return Same(Newsroom.Assign(article, Newsroom.Stories), Newsroom.Assign(article, [other, .. Newsroom.Stories]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_whatever_gets_an_answer() => Prop.ForAll<string, string>((printed, wanted) =>
    {
        var (text, term) = (printed ?? "", wanted ?? "");
        var article = new ArticleText(printed, text, [new("1", text, text, wanted)]);
        return Newsroom.Assign(article, [new("s", term, "", [term, text])]).Matcher == StoryArrivals.Matcher;
    }).QuickCheckThrowOnFailure();

    static bool Same(Assignment a, Assignment b) => Lines(a).SequenceEqual(Lines(b));

    static IEnumerable<string> Lines(Assignment assignment) => assignment.Stories.SelectMany(story =>
        story.Statements.Select(s => $"{story.StoryId} {s.StatementId} {s.Weight} {string.Join('|', s.Reasons)}")
            .Order(StringComparer.Ordinal)
            .Prepend($"{story.StoryId} {story.Weight} {story.Primary} {string.Join('|', story.Reasons)}"));
}
