using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App.Desk;
using StoryTracker.App.Undo;
using StoryTracker.Domain;
using StoryTracker.Domain.Utterances;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class UtterancePagesTests
{
    static readonly string Story = $"/stories/{MadeUpNewsroom.Tunnel}", Table = $"{Story}/utterances/{MadeUpUtterancesDesk.Remark}";

    readonly MadeUpUtterancesDesk told = new();
    readonly MadeUpUndo undo = new();

    Task<DeskServer> StartAsync() => DeskServer.StartAsync(more: s => s.AddSingleton<IUtterancesDesk>(told).AddSingleton<IUndoDesk>(undo));

    [Fact]
    public async Task The_wording_table_sets_each_paper_in_a_column_and_says_what_cannot_both_be_right()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var page = await editor.PageAsync(Table);
        Assert.Equal(["The Quay", "The Tide"], page.QuerySelectorAll("table.wordings thead th bdi").Select(o => o.TextContent));
        var rows = page.QuerySelectorAll("table.wordings tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.Words()).ToList()).ToList();
        Assert.Equal([["There", "There"], ["will be", "should be"], ["no toll", "no toll"]], rows);
        Assert.All(page.QuerySelectorAll("tbody td:first-child span"), s => Assert.Contains("quoted", s.ClassList));
        Assert.DoesNotContain("quoted", page.QuerySelector("tbody td:last-child span")!.ClassList);
        Assert.Contains("Is, or should be", page.QuerySelector("#notes")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 independent witnesses.", page.Body!.TextContent, StringComparison.Ordinal);
        await editor.PageAsync($"{Story}/utterances/{Guid.Empty}", HttpStatusCode.NotFound);
        // As it was then is read only.
        Assert.Empty((await editor.PageAsync(Table + "?at=14")).QuerySelectorAll("main form"));
        var twin = await editor.JsonAsync(Table + ".json");
        Assert.Equal("will be ", twin["rows"]![1]!["cells"]![0]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_suggested_paraphrase_is_confirmed_or_declined_by_a_form_and_leads_back_with_an_undo()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        foreach (var (answer, confirm) in new[] { ("confirm", true), ("decline", false) })
        {
            var form = (await editor.PageAsync(Table)).QuerySelectorAll("form").Single(f => f.GetAttribute("action")?.EndsWith("/paraphrase", StringComparison.Ordinal) is true);
            Assert.Equal(["Confirm: one remark", "Decline: two remarks"], form.QuerySelectorAll("button").Select(b => b.Words()));
            var onward = await SendAsync(editor, form, ("answer", answer));
            var command = Assert.IsType<AnswerParaphrase>(told.Commands[^1].Command);
            Assert.Equal((MadeUpUtterancesDesk.Suggestion, confirm), (command.Suggestion, command.Confirm));
            Assert.Equal($"{Table}?done={41 + told.Commands.Count}", onward);
            var undoing = (await editor.PageAsync(onward)).QuerySelector(".justdone")!;
            Assert.Contains("One remark in other words.", undoing.TextContent, StringComparison.Ordinal);
            Assert.Equal($"{Table}?done=99", await SendAsync(editor, undoing.QuerySelector("form")!));
            Assert.Equal(41 + told.Commands.Count, undo.Undone[^1]);
        }
    }

    [Fact]
    public async Task Wordings_are_parted_and_a_join_is_taken_back_where_it_is_told()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var page = await editor.PageAsync(Table);
        var part = page.QuerySelectorAll("form").First(f => f.GetAttribute("action")?.EndsWith("/part", StringComparison.Ordinal) is true);
        Assert.Equal($"{Story}?done=42#c-{MadeUpUtterancesDesk.Quay}", await SendAsync(editor, part, ("reason", "Another day.")));
        var parted = Assert.IsType<PartReports>(told.Commands[^1].Command);
        Assert.Equal((MadeUpUtterancesDesk.Remark, MadeUpUtterancesDesk.Quay, 10, "Another day."), (parted.Utterance, parted.Claim, parted.Start, parted.Reason));

        var back = page.QuerySelectorAll("form").Single(f => f.GetAttribute("action")?.EndsWith("/take-back", StringComparison.Ordinal) is true);
        await SendAsync(editor, back);
        Assert.Equal([MadeUpUtterancesDesk.Decided], Assert.IsType<TakeBackTies>(told.Commands[^1].Command).Ties);
    }

    [Fact]
    public async Task Two_lines_are_joined_with_a_key_and_a_refusal_says_why()
    {
        await using var server = await StartAsync();
        using var program = server.Program();
        var key = Guid.CreateVersion7();
        program.DefaultRequestHeaders.Add("Idempotency-Key", key.ToString());
        Dictionary<string, string> fields = new()
        {
            ["claim"] = $"{MadeUpUtterancesDesk.Quay}", ["other"] = $"{MadeUpUtterancesDesk.Tide}", ["reason"] = "One press conference.",
        };
        using var joined = await program.PostAsync(new Uri($"{Story}/wordings/join", UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        Assert.Equal("""{"position":42}""", await joined.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(key, Assert.Single(told.Commands).Key);
        fields["other"] = fields["claim"];
        using var refused = await program.PostAsync(new Uri($"{Story}/wordings/join", UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("this is the same one", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_that_somebody_overtook_changes_nothing_says_so_and_leads_back_nowhere_else()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        undo.Refusal = "Bo has decided on this again since, so nothing was undone.";
        var form = (await editor.PageAsync($"{Table}?done=42")).QuerySelector(".justdone form")!;
        using var answer = await PostAsync(editor, form, ("back", "//elsewhere.example/"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Bo has decided on this again since", page, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere.example", page, StringComparison.Ordinal);
        Assert.Empty(undo.Undone);
    }

    static async Task<string> SendAsync(HttpClient editor, AngleSharp.Dom.IElement form, params (string Name, string Value)[] more)
    {
        using var answer = await PostAsync(editor, form, more);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    // As a browser without script sends it: every field that the form has, then what was typed or pressed.
    static Task<HttpResponseMessage> PostAsync(HttpClient editor, AngleSharp.Dom.IElement form, params (string Name, string Value)[] more)
    {
        var fields = form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in more) fields[name] = value;
        return editor.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    sealed class MadeUpUndo : IUndoDesk
    {
        public List<long> Undone { get; } = [];

        public string? Refusal { get; set; }

        public Task<DoneView?> DoneAsync(long position, CancellationToken ct) =>
            Task.FromResult<DoneView?>(new(position, "One remark in other words.", "Ana", DateTimeOffset.UnixEpoch, true, null));

        public Task<long?> UndoAsync(long position, string by, Guid? key, CancellationToken ct)
        {
            if (Refusal is { } refusal) throw new CommandRefusedException(refusal);
            Undone.Add(position);
            return Task.FromResult<long?>(99);
        }
    }
}
