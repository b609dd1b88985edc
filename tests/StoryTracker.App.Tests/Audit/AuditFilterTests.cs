using StoryTracker.App.Audit;

namespace StoryTracker.App.Tests.Audit;

public sealed class AuditFilterTests
{
    const string Story = "0198aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee", Claim = "0198ffff-bbbb-7ccc-8ddd-eeeeeeeeeeee";

    [Fact]
    public void Every_event_of_the_catalogue_is_of_exactly_one_kind()
    {
        var sorted = AuditKinds.All.SelectMany(k => k.Types).ToList();
        Assert.Equal(sorted.Count, sorted.Distinct().Count());
        Assert.Equal(EventCatalogue.Create().All.Select(t => t.Name).Distinct().Order(), sorted.Order());
        Assert.Equal(AuditKinds.All.Count, AuditKinds.All.Select(k => k.Name).Distinct().Count());
    }

    [Fact]
    public void What_is_common_is_on_record_under_these_names_and_in_the_index_as_here()
    {
        Assert.Subset(EventCatalogue.Create().All.Select(t => t.Name).ToHashSet(), AuditKinds.Common.ToHashSet());
        foreach (var file in new[] { "017_audit", "statements.audit_uncommon" })
        {
            using var reader = new StreamReader(typeof(Newsroom).Assembly.GetManifestResourceStream($"StoryTracker.App.Sql.{file}.sql")!);
            var sql = reader.ReadToEnd();
            var list = sql[sql.IndexOf("not in (", StringComparison.Ordinal)..];
            list = list[..list.IndexOf(')', StringComparison.Ordinal)];
            Assert.Equal(AuditKinds.Common.Order(), System.Text.RegularExpressions.Regex.Matches(list, "'([a-z-]+)'").Select(m => m.Groups[1].Value).Order());
        }
    }

    [Theory]
    [InlineData("stories", "stories", null)]
    [InlineData("/feeds", "feeds", null)]
    [InlineData($"stories/{Story}", $"stories/{Story}", $"story-{Story}")]
    [InlineData($"https://desk.example:8443/stories/{Story}/handover?at=4#x", $"stories/{Story}", $"story-{Story}")]
    [InlineData($" /stories/{Story}/claims/{Claim} ", $"stories/{Story}/claims/{Claim}", $"story-{Story}")]
    [InlineData($"/articles/{Story}?revision=2#c-1", $"articles/{Story}", $"article-{Story}")]
    [InlineData($"speaker-{Story}", $"speakers/{Story}", $"speaker-{Story}")]
    public void What_an_entry_is_about_is_read_from_an_address_a_path_or_a_stream(string typed, string text, string? stream)
    {
        var subject = AuditSubject.Parse(typed)!;
        Assert.Equal((text, stream), (subject.Text, subject.Stream));
        Assert.Equal(subject, AuditSubject.Parse(subject.Text));
    }

    [Theory]
    [InlineData("claims")]
    [InlineData("stories/the-tunnel")]
    [InlineData("job-1")]
    [InlineData("story-1")]
    public void Anything_else_is_about_nothing(string typed) => Assert.Null(AuditSubject.Parse(typed));

    [Fact]
    public void Days_are_whole_and_times_are_exact()
    {
        Assert.True(AuditFilter.TryParse("Ana", "access", "", "2024-05-16", "2024-05-16", out var day, out _));
        Assert.Equal((new DateTimeOffset(2024, 5, 16, 0, 0, 0, TimeSpan.Zero), new DateOnly(2024, 5, 16)), (day.From, DateOnly.FromDateTime(day.Until!.Value.UtcDateTime)));
        Assert.True(day.Until > new DateTimeOffset(2024, 5, 16, 23, 59, 59, TimeSpan.Zero));
        Assert.True(AuditFilter.TryParse(null, null, null, "2024-05-16T14:00:00 02:00", null, out var time, out _));
        Assert.Equal(new DateTimeOffset(2024, 5, 16, 12, 0, 0, TimeSpan.Zero), time.From);
        Assert.True(AuditFilter.TryParse(" ", "", null, "", null, out var none, out _) && none.IsNone);
    }
}
