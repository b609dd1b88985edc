using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App.Desk;
using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Stories;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Pages;

public sealed class ClaimPageTests
{
    static readonly string Page = MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 1), Dismissed = MadeUpClaimsDesk.Address(MadeUpNewsroom.Emerging, 3);

    readonly MadeUpClaimsDesk told = new();

    Task<DeskServer> StartAsync() => DeskServer.StartAsync(more: s => s.AddSingleton<IClaimsDesk>(told));

    [Fact]
    public async Task A_line_leads_to_its_claim_which_shows_the_words_marked_in_their_passage_character_for_character()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var link = (await editor.PageAsync($"/stories/{MadeUpNewsroom.Tunnel}")).QuerySelectorAll(".line .move a")[1];
        Assert.Equal(Page, link.GetAttribute("href"));
        var page = await editor.PageAsync(Page);
        Assert.Equal("What Ilse Brandt said", page.QuerySelector("h1")!.Words());
        var entry = new MadeUpNewsroom().Story(MadeUpNewsroom.Tunnel)!.Timeline[1];
        Assert.Equal(new MadeUpNewsroom().Article(MadeUpNewsroom.TunnelArticle)!.Text, page.QuerySelector(".passage")!.TextContent);
        Assert.Equal(entry.Reports.Select(r => r.Exact), page.QuerySelectorAll(".passage mark").Select(m => m.TextContent));
        Assert.Equal("Ms Brandt", page.QuerySelector(".passage .speaker")!.TextContent);
        Assert.Equal(["Who", "Said", "Printed", "The speaker", "Witnesses"], page.QuerySelectorAll("dl.facts dt").Select(t => t.Words()));
        Assert.Contains(page.QuerySelectorAll("dl.facts details"), d => d.TextContent.Contains("Tuesday before publication.", StringComparison.Ordinal));
        Assert.Contains("Recorded what <b>somebody</b> said.", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{Page}/story", page.QuerySelectorAll("a").Single(a => a.TextContent == "Move it to another story").GetAttribute("href"));
    }

    [Fact]
    public async Task What_an_editor_decided_stands_with_who_when_why_and_what_the_machine_reads()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var page = await editor.PageAsync(MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 8));
        var who = page.QuerySelector("dl.facts dd")!;
        Assert.Contains("Ana Editor, 21 May 2024, 09:00 UTC: The caption names him.", who.Words(), StringComparison.Ordinal);
        Assert.Contains("The machine reads: Ilse Brandt", who.Words(), StringComparison.Ordinal);
        // Only what is an editor's can be given back.
        Assert.Equal(["", "unknown", "machine"], Values(page, "speakerIs"));
        Assert.Equal(["", "unknown"], Values(page, "saidIs"));
        // Words without marks cannot be made a direct quotation.
        Assert.Equal(["", "direct", "mixed", "indirect"], Values(page, "kind"));
        Assert.Equal(["", "mixed", "indirect"], Values(await editor.PageAsync(MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 0)), "kind"));
    }

    [Fact]
    public async Task As_it_was_then_is_read_only_and_so_is_a_program_s_page()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var then = await editor.PageAsync(Page + "?at=14");
        Assert.Empty(then.QuerySelectorAll("main form"));
        Assert.Contains("As known", then.QuerySelector(".asknown")!.TextContent, StringComparison.Ordinal);
        await editor.PageAsync($"/stories/{MadeUpNewsroom.Tunnel}/claims/{Guid.Empty}", HttpStatusCode.NotFound);
        using var program = server.Program();
        var twin = await program.JsonAsync(Page + ".json");
        Assert.Equal(MadeUpClaimsDesk.Revision, twin["revision"]!.GetValue<int>());
        var (text, start) = (twin["passage"]!["text"]!.GetValue<string>(), twin["passage"]!["start"]!.GetValue<int>());
        foreach (var report in twin["claim"]!["reports"]!.AsArray())
            Assert.Equal(report!["exact"]!.GetValue<string>(), text[(report["start"]!.GetValue<int>() - start)..(report["end"]!.GetValue<int>() - start)]);
        Assert.Equal("words", twin["passage"]!["marks"]![0]!["part"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_form_corrects_dismisses_and_restores_and_leads_back_with_what_was_done()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        Assert.Equal($"{Page}?done=42", await SendAsync(editor, Form(await editor.PageAsync(Page), "correct"),
            ("speaker", "Grace Hopper"), ("said", "2024-05-01"), ("saidUntil", "2024-05-03"), ("polarity", "denied"), ("reason", "She said so.")));
        var correction = Assert.IsType<ClaimCorrection>(told.Commands[^1].Command);
        Assert.Equal(("Grace Hopper", null, Polarity.Denied, 7, "She said so."), (correction.Speaker, correction.Kind, correction.Polarity, correction.SeenRevision, correction.Reason));
        Assert.Equal((new DateOnly(2024, 5, 1), new DateOnly(2024, 5, 3), "interval"), (correction.Said!.Earliest, correction.Said.Latest, correction.Said.Precision));
        await SendAsync(editor, Form(await editor.PageAsync(MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 8)), "correct"), ("speakerIs", "machine"), ("saidIs", "unknown"), ("reason", "No."));
        correction = Assert.IsType<ClaimCorrection>(told.Commands[^1].Command);
        Assert.Equal((null, "open"), (correction.Speaker, correction.Said!.Precision));
        Assert.Equal(["speaker"], correction.Cleared);

        await SendAsync(editor, Form(await editor.PageAsync(Page), "dismiss"), ("reason", "A caption."));
        Assert.Equal(("A caption.", 7), Assert.IsType<DismissClaim>(told.Commands[^1].Command) is var d ? (d.Reason, d.SeenRevision) : default);
        var dismissed = await editor.PageAsync(Dismissed);
        Assert.Contains("Dismissed by Ana Editor", dismissed.QuerySelector(".opening .problem")!.Words(), StringComparison.Ordinal);
        Assert.Empty(dismissed.QuerySelectorAll("form[action$='/dismiss']"));
        await SendAsync(editor, Form(dismissed, "restore"));
        Assert.Equal(7, Assert.IsType<RestoreClaim>(told.Commands[^1].Command).SeenRevision);
    }

    [Theory]
    [InlineData("correct", "reason", "", "A correction needs a reason.")]
    [InlineData("correct", "said", "last week", "Write a day as 2018-04-17.")]
    [InlineData("correct", "saidUntil", "2024-04-01", "The last day lies before the first.")]
    [InlineData("correct", "speakerIs", "unknown", "not both")]
    [InlineData("correct", "kind", "sung", "is one of direct, mixed, indirect, machine")]
    [InlineData("correct", "revision", "x", "Give the revision")]
    [InlineData("dismiss", "reason", "", "A dismissal needs a reason.")]
    public async Task A_refusal_says_why_and_keeps_what_was_typed(string what, string field, string value, string says)
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var fields = new Dictionary<string, string> { ["speaker"] = "Grace \"G\" <Hopper>", ["said"] = "2024-05-01", ["polarity"] = "denied", ["reason"] = "Because she said so.", [field] = value };
        using var answer = await PostAsync(editor, Form(await editor.PageAsync(Page), what), [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await ReadAsync(answer);
        Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(told.Commands);
        var form = Form(page, what);
        if (what == "correct")
        {
            Assert.Equal("Grace \"G\" <Hopper>", form.QuerySelector("[name=speaker]")!.GetAttribute("value"));
            Assert.Equal("denied", form.QuerySelector("[name=polarity] [selected]")!.GetAttribute("value"));
        }
        Assert.Equal(fields["reason"], form.QuerySelector("[name=reason]")!.GetAttribute("value") ?? "");
        // And it can be sent again from there.
        Assert.Equal(MadeUpClaimsDesk.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture), form.QuerySelector("[name=revision]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_of_two_editors_gets_both_versions_side_by_side_and_can_decide_again()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var form = Form(await editor.PageAsync(Page), "correct");
        told.IsOvertaken = true;
        using var answer = await PostAsync(editor, form, ("speaker", "Grace Hopper"), ("said", "2024-05-01"), ("reason", "She said so."));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await ReadAsync(answer);
        var rows = page.QuerySelectorAll("table.versions tbody tr").ToDictionary(r => r.QuerySelector("th")!.Words(), r => r.QuerySelectorAll("td").Select(c => c.Words()).ToList());
        Assert.Equal(["Bo’s <i>speaker</i>", "Grace Hopper"], rows["Who"]);
        Assert.Equal(["14 May 2024", "2024-05-01"], rows["Said"]);
        Assert.Equal("left as it is", rows["Printed"][1]);
        Assert.Contains("Bo corrected a claim", Assert.Single(page.QuerySelectorAll(".history li")).TextContent, StringComparison.Ordinal);
        Assert.Empty(told.Commands);
        await SendAsync(editor, Form(page, "correct"));
        var again = Assert.IsType<ClaimCorrection>(Assert.Single(told.Commands).Command);
        Assert.Equal(("Grace Hopper", new DateOnly(2024, 5, 1), 8, "She said so."), (again.Speaker, again.Said!.Earliest!.Value, again.SeenRevision, again.Reason));
    }

    [Fact]
    public async Task A_program_gets_the_position_sends_its_key_and_is_told_of_another_editor()
    {
        await using var server = await StartAsync();
        using var program = server.Program();
        var key = Guid.CreateVersion7();
        program.DefaultRequestHeaders.Add("Idempotency-Key", key.ToString());
        var fields = new Dictionary<string, string> { ["revision"] = "7", ["reason"] = "A caption." };
        using var done = await program.PostAsJsonAsync(new Uri(Page + "/dismiss", UriKind.Relative), fields, TestContext.Current.CancellationToken);
        Assert.Equal("{\"position\":42}", await done.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(key, Assert.Single(told.Commands).Key);
        told.IsOvertaken = true;
        using var overtaken = await program.PostAsJsonAsync(new Uri(Page + "/restore", UriKind.Relative), fields, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Conflict, "application/problem+json"), (overtaken.StatusCode, overtaken.Content.Headers.ContentType?.MediaType));
        Assert.Contains("Somebody changed this claim since you opened it", await overtaken.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_the_session_s_token_changes_nothing()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        using var answer = await PostAsync(editor, Form(await editor.PageAsync(Page), "dismiss"), ("reason", "A caption."), ("form-token", "another"));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(told.Commands);
    }

    [Fact]
    public async Task What_a_later_machine_reads_otherwise_is_set_beside_what_holds_and_the_page_asks()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var address = MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 6);
        var page = await editor.PageAsync(address);
        var rows = page.QuerySelectorAll(".review tbody tr").Select(r => r.QuerySelectorAll("th,td").Select(c => c.Words()).ToList()).ToList();
        Assert.Equal(["Who", "Ilse Brandt Ana Editor", "Mr <b>Oduya</b>"], rows[0]);
        Assert.Equal(["The speaker", "denied it Ana Editor", "said it"], rows[1]);
        await SendAsync(editor, page.QuerySelector(".review form[action$='/confirm']")!);
        Assert.Equal(7, Assert.IsType<ConfirmClaim>(told.Commands[^1].Command).SeenRevision);
        await SendAsync(editor, page.QuerySelector(".review form[action$='/correct']")!);
        var taken = Assert.IsType<ClaimCorrection>(told.Commands[^1].Command);
        Assert.Equal(["speaker", "polarity"], taken.Cleared);
        Assert.Equal((null, null, false), (taken.Speaker, taken.Polarity, taken.NobodyKnows));
    }

    [Fact]
    public async Task Who_else_reports_it_what_it_is_to_others_and_notes_stand_below()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var page = await editor.PageAsync(MadeUpClaimsDesk.Address(MadeUpNewsroom.Tunnel, 6));
        var reports = page.QuerySelectorAll(".corroboration tbody tr").ToList();
        Assert.Equal(["The Quay", "The Tide"], reports.Select(r => r.QuerySelector("bdi")!.TextContent));
        Assert.Equal("should be", Assert.Single(reports[1].QuerySelectorAll(".only")).Words());
        Assert.Empty(reports[0].QuerySelectorAll(".only"));
        Assert.Contains(page.QuerySelectorAll(".relations li"), l => l.TextContent.Contains("nobody has confirmed it", StringComparison.Ordinal));
        Assert.Equal("Call <b>him</b>.\nHe is in on Tuesdays.", page.QuerySelector(".notetext")!.TextContent);
        await SendAsync(editor, Form(page, "remove-note"));
        Assert.Equal(MadeUpNewsroom.Captain, Assert.IsType<RemoveNote>(told.Commands[^1].Command).NoteId);
        await SendAsync(editor, Form(page, "note"), ("note", "Ask her."));
        Assert.Equal("Ask her.", Assert.IsType<WriteNote>(told.Commands[^1].Command).Text);
        var undo = page.QuerySelector(".history form")!;
        Assert.Equal(("/undo", "9"), (undo.GetAttribute("action"), undo.QuerySelector("[name=position]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Words_are_pasted_found_and_chosen_where_they_stand_twice_and_refused_where_they_do_not()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var form = Form(await editor.PageAsync(Page), "correct");
        var text = new MadeUpNewsroom().Article(MadeUpNewsroom.TunnelArticle)!.Text;
        using var refused = await PostAsync(editor, form, ("words", "There was a whale."), ("reason", "Look."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await ReadAsync(refused);
        Assert.Contains("does not print these words", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("There was a whale.", page.QuerySelector("textarea[name=words]")!.TextContent);

        using var again = await PostAsync(editor, form, ("words", "the"), ("reason", "Look."));
        page = await ReadAsync(again);
        var places = page.QuerySelectorAll(".places input").Select(i => int.Parse(i.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(places.Count > 1);
        Assert.All(places, p => Assert.Equal("the", text.Substring(p, 3)));
        using var chosen = await PostAsync(editor, form, ("words", "the"), ("start", $"{places[1]}"), ("reason", "Look."));
        Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.Equal(("the", places[1]), Assert.IsType<ClaimCorrection>(told.Commands[^1].Command) is var c ? (c.Words, c.Start) : default);
    }

    [Fact]
    public async Task A_statement_is_added_from_its_article_and_the_timeline_says_so()
    {
        await using var server = await StartAsync();
        using var editor = await server.EditorAsync();
        var link = (await editor.PageAsync($"/articles/{MadeUpNewsroom.TunnelArticle}")).QuerySelectorAll("a").Single(a => a.TextContent == "Add a statement that is missing");
        var page = await editor.PageAsync(link.GetAttribute("href")!);
        var form = Form(page, "add");
        using var missing = await PostAsync(editor, form, ("words", "Nothing of that."), ("reason", "Look."), ("story", MadeUpNewsroom.Tunnel.ToString()), ("polarity", "said"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Equal("Nothing of that.", (await ReadAsync(missing)).QuerySelector("textarea[name=words]")!.TextContent);
        var location = await SendAsync(editor, form, ("words", "There was a ship."), ("speaker", "Ilse Brandt"), ("reason", "The machine missed it."),
            ("story", MadeUpNewsroom.Tunnel.ToString()), ("polarity", "denied"));
        Assert.StartsWith($"/stories/{MadeUpNewsroom.Tunnel}?done=", location, StringComparison.Ordinal);
        var added = Assert.IsType<AddClaim>(told.Commands[^1].Command);
        Assert.Equal(("There was a ship.", "Ilse Brandt", Polarity.Denied, 1), (added.Words, added.Speaker, added.Polarity, added.Revision));
    }

    static IElement Form(IDocument page, string what) => page.QuerySelector($"form[action$='/{what}']")!;

    static IEnumerable<string?> Values(IDocument page, string select) => page.QuerySelectorAll($"select[name={select}] option").Select(o => o.GetAttribute("value"));

    static async Task<IDocument> ReadAsync(HttpResponseMessage answer) => await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(
        await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    static async Task<string> SendAsync(HttpClient editor, IElement form, params (string Name, string Value)[] more)
    {
        using var answer = await PostAsync(editor, form, more);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    // As a browser without script sends it: every field that the form has, then what was typed or chosen.
    static Task<HttpResponseMessage> PostAsync(HttpClient editor, IElement form, params (string Name, string Value)[] more)
    {
        var fields = form.QuerySelectorAll("input:not([type=radio])").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var area in form.QuerySelectorAll("textarea")) fields[area.GetAttribute("name")!] = area.TextContent;
        foreach (var select in form.QuerySelectorAll("select")) fields[select.GetAttribute("name")!] = select.QuerySelector("[selected]")?.GetAttribute("value") ?? "";
        foreach (var (name, value) in more) fields[name] = value;
        return editor.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }
}
