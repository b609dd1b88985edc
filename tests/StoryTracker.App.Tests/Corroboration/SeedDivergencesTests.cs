using StoryTracker.Matching.Divergences;

namespace StoryTracker.App.Tests.Corroboration;

/// <summary>What an editor must be shown of the founding articles, and nothing beside it.</summary>
public sealed class SeedDivergencesTests
{
    static readonly ArticleReading First = ReadArticles.Seed("000"), Second = ReadArticles.Seed("001"), Third = ReadArticles.Seed("002");

    static Divergence Only(IEnumerable<Divergence> found, DivergenceKind kind, string words) =>
        Assert.Single(found, d => d.Kind == kind && d.Evidence.Any(e => e.Text.Contains(words, StringComparison.Ordinal)));

    [Fact]
    public void One_letter_asked_to_ban_the_group_in_the_frame_and_the_march_in_the_quotation()
    {
        var found = Only(DivergenceFinder.Within(First), DivergenceKind.FrameAgainstQuotation, "ban the march");
        Assert.Equal(Severity.High, found.Severity);
        Assert.Contains(found.Evidence, e => e.Text == "the terror group");
        Assert.False(found.Compatible);
    }

    [Fact]
    public void Labour_has_zero_tolerance_in_one_and_there_should_be_in_the_other()
    {
        var found = Only(DivergenceFinder.Between(First, Second), DivergenceKind.Modality, "zero tolerance");
        Assert.Equal(Severity.Medium, found.Severity);
        Assert.Contains(found.Evidence, e => e.Text.Contains("has got a zero tolerance", StringComparison.Ordinal));
        Assert.Contains(found.Evidence, e => e.Text.Contains("there should be", StringComparison.Ordinal));
    }

    [Fact]
    public void Root_out_is_the_mayors_demand_in_one_and_the_leaders_in_the_other() =>
        Assert.Equal(Severity.Medium, Only(DivergenceFinder.Between(First, Second), DivergenceKind.Attribution, "root it out").Severity);

    [Fact]
    public void The_task_is_quoted_in_words_that_cannot_both_be_verbatim()
    {
        var found = Only(DivergenceFinder.Between(First, Second), DivergenceKind.Verbatim, "to address the very serious complaints");
        Assert.Equal(Severity.Medium, found.Severity);
        Assert.Contains(found.Evidence, e => e.Text == "root out antisemitism");
    }

    [Fact]
    public void A_negation_that_only_stands_elsewhere_is_no_grave_matter() =>
        Assert.DoesNotContain(DivergenceFinder.Between(First, Second), d => d.Kind is DivergenceKind.Negation or DivergenceKind.Polarity && !d.Compatible
            || d.Kind == DivergenceKind.Verbatim && d.Severity == Severity.High);

    [Fact]
    public void The_opening_calls_something_else_heartbreaking_than_the_mayor_does()
    {
        var found = Only(DivergenceFinder.Within(Third), DivergenceKind.LedeAgainstBody, "heartbreaking");
        Assert.Equal(Severity.Medium, found.Severity);
        Assert.Contains("some Londoners feel", found.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fourteenth_of_May_is_found_impossible_and_April_is_proposed()
    {
        var found = Only(DivergenceFinder.Within(Third), DivergenceKind.ImpossibleDate, "May 14");
        Assert.Equal(Severity.High, found.Severity);
        Assert.Equal(new DateOnly(2018, 4, 14), found.Proposed);
    }

    [Fact]
    public void Next_week_on_a_day_of_the_week_after_is_a_small_matter() =>
        Assert.Equal(Severity.Low, Only(DivergenceFinder.Within(Second), DivergenceKind.ImpossibleDate, "next week").Severity);

    [Fact]
    public void The_largest_number_and_the_highest_proportion_can_both_be_right()
    {
        var found = Only(DivergenceFinder.Between(Second, Third), DivergenceKind.Superlative, "largest number");
        Assert.True(found.Compatible);
        Assert.Contains(found.Evidence, e => e.Text == "the highest proportion of Jewish residents");
    }

    [Fact]
    public void Nothing_else_is_claimed_of_them()
    {
        Assert.Single(DivergenceFinder.Within(First));
        Assert.Single(DivergenceFinder.Within(Second));
        Assert.Equal(2, DivergenceFinder.Within(Third).Length);
        Assert.Equal(4, DivergenceFinder.Between(First, Second).Length);
        Assert.Empty(DivergenceFinder.Between(First, Third));
        Assert.Single(DivergenceFinder.Between(Second, Third));
    }

    [Fact]
    public void Evidence_is_the_slice_and_the_order_of_the_articles_does_not_matter()
    {
        ArticleReading[] all = [First, Second, Third];
        foreach (var a in all)
            foreach (var b in all)
            {
                var found = DivergenceFinder.Between(a, b);
                Assert.Equal(found.Select(d => d.Sentence), DivergenceFinder.Between(b, a).Select(d => d.Sentence));
                foreach (var e in found.Concat(DivergenceFinder.Within(a)).SelectMany(d => d.Evidence))
                    Assert.Equal(all.Single(x => x.ArticleId == e.ArticleId).Text[e.Start..e.End], e.Text);
            }
    }
}
