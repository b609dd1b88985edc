using System.Globalization;
using System.Net.ServerSentEvents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StoryTracker.App;
using StoryTracker.App.Desk;
using StoryTracker.App.Ingestion;
using StoryTracker.App.Live;
using StoryTracker.Domain;
using StoryTracker.Domain.Stories;
using StoryTracker.EventStore;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.MadeUp;

namespace StoryTracker.Tests.Live;

/// <summary>The founding articles on a real database, a web server before them that can be restarted, and another process's store that appends.</summary>
sealed class LiveNewsroom : IAsyncDisposable
{
    readonly TestServer databases;
    readonly string connectionString;
    readonly Newsroom elsewhere;
    Newsroom? serving;

    LiveNewsroom(TestServer databases, string connectionString, Newsroom elsewhere) =>
        (this.databases, this.connectionString, this.elsewhere) = (databases, connectionString, elsewhere);

    public DeskServer Server { get; private set; } = null!;

    public Guid Story { get; private set; }

    /// <summary>Watchers of the server that is running.</summary>
    public int Watchers => serving!.Live.Watchers;

    public static async Task<LiveNewsroom> OpenAsync(TestServer databases)
    {
        var connectionString = await databases.CreateAsync();
        var room = new LiveNewsroom(databases, connectionString, await Newsroom.OpenAsync(connectionString));
        await Seeds.IngestAsync(room.elsewhere, Seeds.FolderOf(AppContext.BaseDirectory)!, default);
        await room.elsewhere.CreateJobRunner().DrainAsync();
        await room.elsewhere.Projections.CatchUpAsync();
        room.Story = Guid.Parse((await room.elsewhere.Desk.StoriesAsync(AsOf.Now, null, 10, default)).Items.Single(s => s.Title == "Labour antisemitism").Id);
        await room.ServeAsync("http://127.0.0.1:0");
        return room;
    }

    /// <summary>The server is gone until <see cref="ComeBackAsync"/>.</summary>
    public async Task<Uri> GoAwayAsync()
    {
        var address = Server.Address;
        await Server.DisposeAsync();
        await serving!.DisposeAsync();
        return address;
    }

    public Task ComeBackAsync(Uri address) => ServeAsync(address.GetLeftPart(UriPartial.Authority));

    /// <summary>Puts one more claim on the story, as another process would; its words are those of one that is there.</summary>
    public async Task<long> AppendAsync()
    {
        var story = (await elsewhere.Store.LoadAsync<Story>(Streams.Story(Story))).State!;
        var claim = story.Claims.Values.First(c => story.Articles.ContainsKey(c.Machine.ArticleId)).Machine;
        var result = await elsewhere.Store.AppendOrThrowAsync(new AppendUnit(new("extractor:test@1"))
            { Streams = [new(Streams.Story(Story), ExpectedVersion.Any, [new ClaimRecorded(Guid.NewGuid(), claim, "test@1", 0.5, [])])] });
        return result.Position!.Value;
    }

    /// <summary>A watcher that comes back as browsers do, with the last id it got, and notes every id.</summary>
    public async Task WatchAsync(List<long> ids, Func<bool> enough, CancellationToken ct)
    {
        while (!enough())
        {
            try
            {
                using var program = Server.Program();
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/stories/{Story}/live");
                lock (ids)
                {
                    if (ids.Count > 0) request.Headers.Add("Last-Event-ID", ids[^1].ToString(CultureInfo.InvariantCulture));
                }
                using var answer = await program.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
                answer.EnsureSuccessStatusCode();
                await using var stream = await answer.Content.ReadAsStreamAsync(ct);
                await foreach (var item in SseParser.Create(stream).EnumerateAsync(ct))
                {
                    if (item.EventId is not { Length: > 0 } id) continue;
                    lock (ids) ids.Add(long.Parse(id, CultureInfo.InvariantCulture));
                    if (enough()) return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or ObjectDisposedException)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    async Task ServeAsync(string url)
    {
        var newsroom = serving = await Newsroom.OpenAsync(connectionString);
        await newsroom.Projections.CatchUpAsync();
        Server = await DeskServer.StartAsync(newsroom.Desk, url: url, more: services =>
        {
            services.AddSingleton(newsroom.Handover).AddSingleton<ILiveFeed>(newsroom.Live).AddSingleton(newsroom.Diary).AddSingleton(newsroom.UtterancesDesk);
            services.AddSingleton<IHostedService>(new Runs(newsroom.Projections.RunAsync)).AddSingleton<IHostedService>(new Runs(newsroom.Live.RunAsync));
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (serving is not null) await serving.DisposeAsync();
        await elsewhere.DisposeAsync();
        await databases.DropAsync(connectionString);
    }

    sealed class Runs(Func<CancellationToken, Task> run) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                await run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
        }
    }
}
