using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App.Desk;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class DiaryPagesTests(ReadingDesk desk)
{
    static readonly string Opening = $"/stories/{MadeUpNewsroom.Tunnel}/follow-ups/{MadeUpDiaryDesk.Opening}";

    [Fact]
    public async Task The_diary_shows_what_asks_and_leads_to_the_answer()
    {
        var page = await desk.Editor.PageAsync("/diary");
        Assert.Contains("Did it happen?", page.Body!.TextContent);
        Assert.Contains(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == Opening && a.TextContent.StartsWith("Answer", StringComparison.Ordinal));
        Assert.Contains("Another day is given.", page.Body.TextContent);
        Assert.Contains("There will be no toll", (await desk.Editor.PageAsync("/promises")).Body!.TextContent);
        await desk.Editor.PageAsync("/diary?show=nonsense", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_page_of_a_follow_up_offers_the_answers_that_fit_and_none_as_of_then()
    {
        var page = await desk.Editor.PageAsync(Opening);
        Assert.Equal(["Happened", "DidNotHappen", "Postponed", "Dismissed"], page.QuerySelectorAll("input[name=answer]").Select(i => i.GetAttribute("value")));
        Assert.Single(page.QuerySelectorAll("form[action$='/rejoin']"));
        Assert.Contains("no longer printed in revision 2", page.Body!.TextContent);
        Assert.Empty((await desk.Editor.PageAsync(Opening + "?at=2024-06-01")).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_program_answers_and_is_told_the_position_or_why_not()
    {
        var diary = new MadeUpDiaryDesk();
        await using var server = await DeskServer.StartAsync(more: services => services.AddSingleton<IDiaryDesk>(diary));
        using var program = server.Program();
        using var answered = await program.PostAsJsonAsync(new Uri(Opening + "/answer", UriKind.Relative),
            new Dictionary<string, string> { ["answer"] = "postponed", ["until"] = "2024-07-01", ["note"] = "Not ready." }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        var command = Assert.IsType<AnswerFollowUp>(Assert.Single(diary.Commands));
        Assert.Equal((FollowUpAnswer.Postponed, new DateOnly(2024, 7, 1), "Not ready."), (command.Answer, command.Until!.Value, command.Note));
        foreach (var fields in new[] { new Dictionary<string, string> { ["answer"] = "happened" }, new() { ["answer"] = "perhaps", ["note"] = "x" },
                     new() { ["answer"] = "postponed", ["note"] = "x", ["until"] = "soon" } })
        {
            using var refused = await program.PostAsJsonAsync(new Uri(Opening + "/answer", UriKind.Relative), fields, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
        Assert.Single(diary.Commands);
    }
}
