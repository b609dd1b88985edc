using StoryTracker.Matching.Copies;

namespace StoryTracker.Matching.Tests.Copies;

public sealed class AgencyCreditTests
{
    [Theory]
    [InlineData("LONDON (Reuters) – The mayor spoke.", null, "Reuters")]
    [InlineData("WASHINGTON, May 3 (AFP) - The mayor spoke.", null, "AFP")]
    [InlineData("(Reuters) The mayor spoke.", null, "Reuters")]
    [InlineData("St. Ives (AP) — The mayor spoke.", null, "AP")]
    [InlineData("The mayor spoke.\n\n– PA", null, "PA")]
    [InlineData("The mayor spoke.\n\n(Associated Press)\n", null, "AP")]
    [InlineData("The mayor spoke.\n\nSource: dpa", null, "DPA")]
    [InlineData("The mayor spoke.", "By Jane Roe, Associated Press", "AP")]
    [InlineData("The mayor spoke.", "Press Association", "PA")]
    [InlineData("The mayor spoke.", "Jane Roe and AFP", "AFP")]
    public void An_article_credited_to_an_agency_says_so(string text, string? byline, string agency) => Assert.Equal(agency, AgencyCredit.In(text, byline));

    [Theory]
    [InlineData("“It stays open,” the mayor told Reuters.\n\nNobody else was asked.", "By Jane Roe")]
    [InlineData("The mayor's PA was at the door, AP exams were over.", null)]
    [InlineData("The Association of Pilots (AP) said that the strike goes on.", null)]
    [InlineData("She left the PA system on.\n\nThe PA said that it was a mistake.", "By Paula Apple")]
    [InlineData("", "")]
    public void An_agency_that_is_only_cited_is_not_credited(string text, string? byline) => Assert.Null(AgencyCredit.In(text, byline));
}
