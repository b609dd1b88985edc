using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App.Desk;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class SpeakerActionsTests
{
    static readonly Guid Id = new("11111111-1111-5111-8111-111111111111"), Other = new("22222222-2222-5222-8222-222222222222");

    static async Task<(HttpStatusCode Status, string Body, List<string> Told)> PostAsync(string path, Dictionary<string, string> fields)
    {
        var told = new MadeUpSpeakers();
        await using var server = await DeskServer.StartAsync(more: s => s.AddSingleton<ISpeakersDesk>(told));
        using var program = server.Program();
        using var answer = await program.PostAsJsonAsync(new Uri(path, UriKind.Relative), fields, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), told.Told);
    }

    public static TheoryData<string, string> Commands => new()
    {
        { $"/speakers/{Id}/merge", $"merge into {Other} by " }, { $"/speakers/{Id}/unmerge", $"unmerge from {Other} by " },
        { $"/speakers/{Id}/decline", $"decline {Other} by " }, { $"/speakers/{Id}/reopen", $"reopen {Other} by " },
        { $"/speakers/{Id}/split", "split Ada Lovelace in 2 by " }, { $"/speakers/{Id}/unsplit", $"unsplit {Other} by " },
        { $"/stories/{Id}/claims/{Id}/speaker", $"identify {Other} at 7 by " }, { $"/stories/{Id}/claims/{Id}/speaker/undo", "unidentify at 7 by " },
        { $"/stories/{Id}/claims/{Id}/speaker/decline", $"not {Other} by " }, { $"/stories/{Id}/claims/{Id}/speaker/reopen", $"again {Other} by " },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_program_decides_and_gets_the_position(string path, string told)
    {
        var fields = new Dictionary<string, string>
        {
            ["into"] = $"{Other}", ["from"] = $"{Other}", ["other"] = $"{Other}", ["speaker"] = $"{Other}", ["name"] = "Ada Lovelace",
            ["articles"] = $"{Id},{Other}", ["revision"] = "7", ["reason"] = "She said so.",
        };
        var (status, body, noted) = await PostAsync(path, fields);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"position\":42", body, StringComparison.Ordinal);
        Assert.StartsWith(told, Assert.Single(noted), StringComparison.Ordinal);
        Assert.EndsWith(": She said so.", noted[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("into", "x", "reason", "Yes.", "id")]
    [InlineData("into", "22222222-2222-5222-8222-222222222222", "reason", "", "why")]
    [InlineData("into", "22222222-2222-5222-8222-222222222222", "reason", "refuse", "It cannot be.")]
    public async Task A_refusal_says_why_and_changes_nothing(string a, string x, string b, string y, string says)
    {
        var (status, body, noted) = await PostAsync($"/speakers/{Id}/merge", new() { [a] = x, [b] = y });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains(says, body, StringComparison.Ordinal);
        Assert.Empty(noted);
    }
}
