using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

/// <summary>Stands between a client and PostgreSQL and, when armed, lets one request through, waits for its answer and drops the
/// connection instead. A new connection has requests of its own (greeting, settings, preparing), so the request is known by what it carries.</summary>
public sealed class AnswerLosingProxy : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly NpgsqlConnectionStringBuilder upstream;
    readonly CancellationTokenSource closing = new();
    readonly Task accepting;
    byte[]? armed;

    public AnswerLosingProxy(string connectionString)
    {
        upstream = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(upstream.ConnectionString)
    {
        Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port,
    }.ConnectionString;

    /// <summary>Answers lost so far.</summary>
    public int Lost { get; private set; }

    /// <summary>Loses the answer to the next request that carries the text.</summary>
    public void Arm(string carried) => Interlocked.Exchange(ref armed, Encoding.UTF8.GetBytes(carried));

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await listener.AcceptSocketAsync(closing.Token));
        }
        catch (OperationCanceledException) { }
    }

    async Task ServeAsync(Socket client)
    {
        using var _ = client;
        var local = upstream.Host!.StartsWith('/');
        using var server = new Socket(local ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (local) await server.ConnectAsync(new UnixDomainSocketEndPoint($"{upstream.Host}/.s.PGSQL.{upstream.Port}"), closing.Token);
            else await server.ConnectAsync(upstream.Host!, upstream.Port, closing.Token);
            var losing = false;
            var up = PumpAsync(client, server, request => { losing |= Takes(request); return true; });
            var down = PumpAsync(server, client, _ => { if (losing) Lost++; return !losing; });
            await Task.WhenAny(up, down);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException) { }
    }

    bool Takes(ReadOnlyMemory<byte> request) =>
        Volatile.Read(ref armed) is { } carried && request.Span.IndexOf(carried) >= 0 && Interlocked.CompareExchange(ref armed, null, carried) == carried;

    async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> passes)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer, closing.Token) is > 0 and var read && passes(buffer.AsMemory(0, read)))
            await to.SendAsync(buffer.AsMemory(0, read), closing.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await accepting;
        listener.Dispose();
        closing.Dispose();
    }
}
