using StoryTracker.Tests.MadeUp;

[assembly: AssemblyFixture(typeof(ReadingDesk))]

namespace StoryTracker.Tests.MadeUp;

/// <summary>One server over the made-up newsroom for all tests that only read.</summary>
public sealed class ReadingDesk : IAsyncLifetime
{
    DeskServer? server;

    /// <summary>A browser without script that is signed in.</summary>
    public HttpClient Editor { get; private set; } = null!;

    internal DeskServer Server => server!;

    public async ValueTask InitializeAsync()
    {
        server = await DeskServer.StartAsync();
        Editor = await server.EditorAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Editor.Dispose();
        await server!.DisposeAsync();
    }
}
