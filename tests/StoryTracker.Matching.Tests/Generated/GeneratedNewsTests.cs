using System.Security.Cryptography;
using System.Text;
using StoryTracker.Benchmarks.Stories.Generated;
using StoryTracker.Matching.Copies;

namespace StoryTracker.Matching.Tests.Generated;

/// <summary>The made stream is what the measures on it take it to be.</summary>
public sealed class GeneratedNewsTests
{
    static readonly GeneratedNews News = new(GeneratedNewsSettings.Brief);
    static readonly GeneratedArticle[] Articles = [.. News.From()];

    [Fact]
    public void The_same_seed_makes_the_same_stream_and_another_one_another()
    {
        Assert.Equal(Fingerprint(Articles), Fingerprint(new GeneratedNews(GeneratedNewsSettings.Brief).From()));
        Assert.NotEqual(Fingerprint(Articles), Fingerprint(new GeneratedNews(GeneratedNewsSettings.Brief with { Seed = 2 }).From()));
    }

    [Fact]
    public void An_article_is_the_same_whichever_was_asked_for_before_it() => Assert.Equal(Articles[1234].Text, new GeneratedNews(GeneratedNewsSettings.Brief)[1234].Text);

    [Fact]
    public void It_has_the_articles_and_stories_that_were_ordered_in_the_order_of_time()
    {
        Assert.Equal(3_000, Articles.Length);
        Assert.Equal(120, Articles.Select(a => a.Truth.Story).Distinct().Count());
        Assert.Equal(Articles.Select(a => a.Published).Order(), Articles.Select(a => a.Published));
        Assert.Equal(Articles.Length, Articles.Select(a => a.Id).Distinct().Count());
    }

    [Fact]
    public void Words_are_used_as_in_any_text_a_few_very_often_and_most_a_few_times()
    {
        var counts = Articles.SelectMany(a => a.Text.Split([' ', '\n', '.', ',', '“', '”', '"', '‘', '’'], StringSplitOptions.RemoveEmptyEntries))
            .GroupBy(w => w.ToUpperInvariant()).Select(g => g.Count()).OrderDescending().ToArray();
        // Zipf: the word of rank r is used about 1 / r times as often as the first.
        Assert.InRange((double)counts[0] / counts[9], 4, 40);
        Assert.InRange((double)counts[9] / counts[99], 4, 40);
        Assert.InRange((double)counts[99] / counts[999], 4, 40);
        Assert.True(counts.Count(c => c <= 5) > counts.Length / 4);
    }

    [Fact]
    public void Stories_of_one_kind_share_their_words_and_differ_in_place_and_people()
    {
        var twins = News.Stories.Where(s => s.LooksLike is { } like && News.Stories[like].Place != s.Place).ToArray();
        Assert.True(twins.Length > 20);
        Assert.All(twins, t =>
        {
            Assert.Equal(News.Stories[t.LooksLike!.Value].Topic, t.Topic);
            Assert.Empty(News.Stories[t.LooksLike!.Value].People.Select(p => p.Name).Intersect(t.People.Select(p => p.Name)));
        });
        Assert.Contains(News.Stories, s => s.LooksLike is { } like && News.Stories[like].Place == s.Place);
    }

    [Fact]
    public void Some_stories_sleep_for_a_year_and_wake_up()
    {
        var sleepers = News.Stories.Where(s => s.Sleeps).Select(s => s.Id).ToHashSet();
        Assert.InRange(sleepers.Count, 2, 20);
        foreach (var story in Articles.Where(a => sleepers.Contains(a.Truth.Story)).GroupBy(a => a.Truth.Story))
            Assert.Contains(story.Zip(story.Skip(1)), p => (p.Second.Published - p.First.Published).TotalDays > 340);
    }

    [Fact]
    public void Agency_texts_are_printed_by_several_papers_each_in_its_own_cut()
    {
        var prints = Articles.Where(a => a.Truth is { Kind: ArticleKind.Wire, Wire: not null }).GroupBy(a => a.Truth.Wire).ToArray();
        Assert.Contains(prints, p => p.Count() == 10);
        Assert.All(prints, p => Assert.Equal(p.Count(), p.Select(a => a.Outlet).Distinct().Count()));
        var ten = prints.First(p => p.Count() == 10).ToArray();
        Assert.True(ten.Select(a => a.Title).Distinct().Count() > 5);
        Assert.True(ten.Select(a => a.Text).Distinct().Count() > 5);
    }

    [Fact]
    public void Statements_stand_where_they_say_and_several_outlets_print_one()
    {
        Assert.All(Articles, a => Assert.All(a.Statements, s =>
        {
            Assert.Equal(s.Text, a.Text.Substring(s.Start, s.Text.Length));
            Assert.Contains(s.Text, s.Context, StringComparison.Ordinal);
        }));
        var printed = Articles.SelectMany(a => a.Statements.Select(s => (s.Utterance, a.Outlet))).Distinct().CountBy(p => p.Utterance);
        Assert.True(printed.Count(p => p.Value >= 3) > 100);
    }

    [Fact]
    public void Two_reports_of_the_outlets_own_share_no_passage_beyond_what_was_said()
    {
        var own = Articles.Where(a => a.Truth.Kind == ArticleKind.Own).GroupBy(a => (a.Truth.Story, a.Truth.Event)).Where(g => g.Count() > 1).Take(100)
            .Select(g => g.Take(2).Select(a => PrintedText.Of(a.Text)).ToArray());
        Assert.True(own.Count(p => CopiedStretches.Between(p[0], p[1]).IsEmpty) >= 99);
    }

    static string Fingerprint(IEnumerable<GeneratedArticle> articles)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var a in articles) hash.AppendData(Encoding.UTF8.GetBytes($"{a.Id}|{a.Title}|{a.Text}|{a.Published:O}|{a.Outlet}|{string.Join(',', a.Tags)}|{a.Truth}\n"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
