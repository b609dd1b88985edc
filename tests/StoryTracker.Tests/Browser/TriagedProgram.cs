using System.Diagnostics;
using System.Text.Json.Nodes;

namespace StoryTracker.Tests.Browser;

/// <summary>
/// The built program on the founding articles and thirty made-up ones that fit none of their stories: each asks whether it is a story of its own.
/// </summary>
public sealed class TriagedProgram : IAsyncLifetime
{
    // Who, what they are, where, what of, and what they said.
    const string Made = """
        Ottoline Fernsby | warden | Millbridge | otters | The otters are back in the upper lock
        Casper Thorne | baker | Elmstead | ovens | Our brick ovens burn beech and nothing else
        Mirela Quist | astronomer | Highcombe | telescope | Its mirror was ground by hand
        Jasper Wren | organist | Lowmere | organ | Two hundred pipes have to be cleaned
        Tamsin Hollow | beekeeper | Ferrow | hives | Half of the hives survived the frost
        Rufus Calder | ferryman | Isle of Garn | ferry | She leaves at low water, rain or shine
        Ingrid Marlow | glazier | Tolcarne | windows | Every pane is numbered in chalk
        Barnaby Stroud | forester | Whitlock | oaks | We plant three for each one felled
        Philippa Dace | swimmer | Saltings | lido | Cold water is a matter of habit
        Lorcan Fitch | clockmaker | Audley | clock | It loses a minute in every century
        Greta Amblin | conductor | Norwick | choir | Our altos carried the evening
        Silas Penrose | miner | Carnmoor | shaft | Nobody has been below since the flood
        Delphine Rook | chemist | Bexhollow | dye | Madder gives us a red that lasts
        Harold Tynan | postman | Upper Sedge | letters | I walk eleven miles on a Tuesday
        Yvette Larkin | skater | Frostham | rink | The ice was laid over three nights
        Emrys Vaughn | shepherd | Blackfell | lambs | Eighty lambs before breakfast
        Beatrix Noon | printer | Inkley | press | Lead type forgives no hurry
        Oswin Harker | diver | Portrane | wreck | Her bell still hangs in the bow
        Cordelia Finch | gardener | Rosemount | tulips | A black tulip is only very purple
        Magnus Orrell | brewer | Hopstead | barrels | Our cellar keeps at nine degrees
        Sabine Talbot | falconer | Kestrelry | falcons | A falcon never forgives a clumsy glove
        Edmund Vale | surveyor | Marchwood | bridge | The bridge moves with the seasons
        Willa Prescott | potter | Claygate | kiln | We fire on Fridays alone
        Fergus Lisle | cartographer | Mapperley | atlas | Rivers never stay where they are drawn
        Honor Bexley | librarian | Quillham | manuscripts | The manuscripts smell of smoke
        Tobias Garrick | puppeteer | Stringer's End | puppets | Their heads are carved from lime
        Elodie Marsh | rower | Weirside | regatta | Our stroke had the flu
        Gideon Frost | locksmith | Keyworth | safe | It took nine hours and a stethoscope
        Nerys Colwyn | vet | Pony Hill | ponies | The ponies came down in March
        Alaric Stone | mason | Ashlar | steeple | We replaced one stone in six
        """;

    StartedProgram? program;
    HttpClient? colleague;

    string? session;

    /// <summary>A window of somebody who is signed in.</summary>
    internal async Task<Editor> OpenAsync(Chromium chromium, bool script)
    {
        var editor = await Editor.OpenAsync(chromium, program!, script, session);
        session ??= await editor.Page.Context.StorageStateAsync();
        return editor;
    }

    public async ValueTask InitializeAsync()
    {
        program = await StartedProgram.StartAsync(TestContext.Current.CancellationToken);
        var folder = Directory.CreateTempSubdirectory("triage-").FullName;
        var made = Made.Split('\n').Select(line => line.Split(" | ")).ToList();
        foreach (var (n, (who, role, place, thing, words)) in made.Select(m => (m[0], m[1], m[2], m[3], m[4])).Index())
            await File.WriteAllTextAsync(Path.Combine(folder, $"{n:00}.txt"), $"""
                {who}, the {role} of {place}, spoke of the {thing} this week.

                “{words},” {who.Split(' ')[1]} said. “Come and look at the {thing}.”
                """);
        await program.RunAsync("ingest", folder);
        Directory.Delete(folder, true);
        colleague = new(new SocketsHttpHandler { UseProxy = false }, disposeHandler: true) { BaseAddress = new(program.Entry, "/") };
        colleague.DefaultRequestHeaders.Authorization = new("Bearer", program.Entry.Segments[^1]);
        colleague.DefaultRequestHeaders.Accept.Add(new("application/json"));
        for (var waited = Stopwatch.StartNew(); await WaitingAsync() < made.Count;)
            if (waited.Elapsed > TimeSpan.FromMinutes(2)) Assert.Fail($"Only {await WaitingAsync()} questions came of {made.Count} articles.");
    }

    /// <summary>How many questions are open.</summary>
    internal async Task<int> WaitingAsync() => (await GetAsync("/triage"))["counts"]!.AsObject().Sum(c => c.Value!.GetValue<int>());

    /// <summary>Who put what on record last, by position.</summary>
    internal async Task<Dictionary<long, string>> RecordedAsync() => (await GetAsync("/history?limit=200"))["items"]!.AsArray()
        .ToDictionary(i => i!["position"]!.GetValue<long>(), i => i!["by"]!.GetValue<string>());

    async Task<JsonNode> GetAsync(string address) =>
        JsonNode.Parse(await colleague!.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        colleague?.Dispose();
        if (program is not null) await program.DisposeAsync();
    }
}
