using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StoryTracker.App;
using StoryTracker.App.Ingestion;
using StoryTracker.Domain.Users;
using StoryTracker.TestDatabases;
using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

/// <summary>A newsroom on a real database with a web server before it and people who sign in.</summary>
sealed class PeopleNewsroom : IAsyncDisposable
{
    public const string Password = "seven grey geese by the quay";

    readonly TestServer databases;
    readonly string connectionString;
    readonly TimeProvider? clock;

    PeopleNewsroom(TestServer databases, string connectionString, Newsroom newsroom, TimeProvider? clock) =>
        (this.databases, this.connectionString, Newsroom, this.clock) = (databases, connectionString, newsroom, clock);

    public Newsroom Newsroom { get; }

    public DeskServer Server { get; private set; } = null!;

    /// <summary>Opens it.</summary>
    /// <param name="databases">Where databases are made.</param>
    /// <param name="seeds">Whether it holds the founding articles.</param>
    /// <param name="clock">Time of decisions and sessions; the system's when null.</param>
    /// <param name="more">Further services of the server.</param>
    public static async Task<PeopleNewsroom> OpenAsync(TestServer databases, bool seeds = false, TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        var ct = TestContext.Current.CancellationToken;
        var connectionString = await databases.CreateAsync();
        var room = new PeopleNewsroom(databases, connectionString, await Newsroom.OpenAsync(connectionString, clock, ct: ct), clock);
        if (seeds)
        {
            Assert.Equal(3, await Seeds.IngestAsync(room.Newsroom, Seeds.FolderOf(AppContext.BaseDirectory)!, ct));
            await room.Newsroom.CreateJobRunner().DrainAsync(ct);
        }
        await room.Newsroom.Projections.CatchUpAsync(ct);
        room.Server = await room.ServeAsync(more);
        return room;
    }

    /// <summary>Another server before the same record: another process, or the same one started again.</summary>
    public Task<DeskServer> ServeAsync(Action<IServiceCollection>? more = null) => DeskServer.StartAsync(Newsroom.Desk, clock, feeds: Newsroom.FeedsDesk, more: services =>
    {
        services.AddSingleton(Newsroom.Diary).AddSingleton(Newsroom.Editing).AddSingleton(Newsroom.UtterancesDesk).AddSingleton(Newsroom.ClaimsDesk).AddSingleton(Newsroom.SpeakersDesk).AddSingleton(Newsroom.Search).AddSingleton(Newsroom.Handover)
            .AddSingleton<StoryTracker.App.Live.ILiveFeed>(Newsroom.Live).AddSingleton(Newsroom.UndoDesk)
            .AddSingleton(Newsroom.People).AddSingleton(Newsroom.Sessions).AddSingleton(Newsroom.Triage)
            .AddSingleton(Newsroom.Audit).AddSingleton(Newsroom.RecordChecks).AddSingleton(Newsroom.JobsDesk).AddSingleton(Newsroom.ErasureDesk);
        more?.Invoke(services);
    });

    /// <summary>Puts a person on the list, who chooses a password and is signed in.</summary>
    public async Task<Person> JoinAsync(string name, Role role)
    {
        var given = await Newsroom.People.InviteAsync(name, role, "root", TestContext.Current.CancellationToken);
        var browser = new Person(Server.Stranger());
        using var joined = await browser.PostAsync($"/join/{given.Token}", ("password", Password));
        Assert.Equal(HttpStatusCode.SeeOther, joined.StatusCode);
        await browser.LoadTokenAsync();
        return browser;
    }

    /// <summary>A browser that signed in with a password.</summary>
    public async Task<Person> SignInAsync(string name, DeskServer? server = null)
    {
        var browser = new Person((server ?? Server).Stranger());
        using var signedIn = await browser.PostAsync("/sign-in", ("name", name), ("password", Password));
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        await browser.LoadTokenAsync();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Newsroom.DisposeAsync();
        await databases.DropAsync(connectionString);
    }

    /// <summary>Somebody's browser.</summary>
    /// <param name="Client">Keeps the cookie.</param>
    internal sealed record Person(HttpClient Client) : IDisposable
    {
        /// <summary>What forms of the session carry.</summary>
        public string FormToken { get; private set; } = "";

        /// <summary>Reads it from a page.</summary>
        public async Task LoadTokenAsync() =>
            FormToken = (await Client.PageAsync("/settings")).QuerySelector($"form[action='/leave'] input[name='{ForgeryGuard.Field}']")!.GetAttribute("value")!;

        /// <summary>Sends a form of the session.</summary>
        public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent([.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)), new(ForgeryGuard.Field, FormToken)]);
            return await Client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
        }

        /// <summary>Status of a page.</summary>
        public async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await Client.AskAsync(path);
            return answer.StatusCode;
        }

        /// <summary>The JSON at a path.</summary>
        public Task<JsonNode> JsonAsync(string path) => Client.JsonAsync(path);

        public void Dispose() => Client.Dispose();
    }
}
