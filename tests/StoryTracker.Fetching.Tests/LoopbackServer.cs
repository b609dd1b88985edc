using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace StoryTracker.Fetching.Tests;

/// <summary>A server on loopback that answers with whatever bytes a test wants and counts who came.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    readonly TcpListener _listener;
    readonly CancellationTokenSource _stop = new();
    readonly Func<LoopbackExchange, Task> _answer;
    readonly ConcurrentBag<Task> _open = [];
    readonly Task _accepting;
    int _connections;

    LoopbackServer(Func<LoopbackExchange, Task> answer)
    {
        _answer = answer;
        // Every address of the machine, so that whoever gets past the guard by any spelling of "here" is counted.
        _listener = TcpListener.Create(0);
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    /// <summary>Port on all addresses.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that were accepted.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Heads of the requests that came, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Answers each request on a connection until the answer closes it or the client does.</summary>
    public static LoopbackServer Start(Func<LoopbackExchange, Task> answer) => new(answer);

    /// <summary>Answers each request with the same bytes and closes the connection.</summary>
    public static LoopbackServer Saying(byte[] bytes) => new(async exchange =>
    {
        await exchange.Stream.WriteAsync(bytes, exchange.Stop);
        exchange.Close();
    });

    /// <summary>Answers each request with the same text and closes the connection.</summary>
    public static LoopbackServer Saying(string text) => Saying(Encoding.Latin1.GetBytes(text));

    /// <summary>A connection to this server, whatever address was asked for.</summary>
    public async ValueTask<Stream> ConnectAsync(CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, Port, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_open);
        _stop.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _open.Add(ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    async Task ServeAsync(Socket client)
    {
        await Task.Yield();
        using var stream = new NetworkStream(client, ownsSocket: true);
        try
        {
            var exchange = new LoopbackExchange(stream, _stop.Token);
            while (!exchange.Closed && await exchange.ReadAsync())
            {
                Requests.Enqueue(exchange.Head);
                await _answer(exchange);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client has had enough, or the test is over.
        }
    }
}

/// <summary>One request and the stream to answer on.</summary>
public sealed class LoopbackExchange(NetworkStream stream, CancellationToken stop)
{
    public NetworkStream Stream { get; } = stream;
    public CancellationToken Stop { get; } = stop;
    public string Head { get; private set; } = "";
    public string Body { get; private set; } = "";
    public bool Closed { get; private set; }

    /// <summary>Path with query of the request.</summary>
    public string Path => Head.Split(' ')[1];

    /// <summary>Value of a header of the request, null when it was not sent.</summary>
    public string? Header(string name) => HeaderOf(Head, name);

    /// <summary>Value of a header in a head.</summary>
    public static string? HeaderOf(string head, string name) => head.Split("\r\n").Skip(1)
        .Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(l => l[(name.Length + 1)..].Trim()).FirstOrDefault();

    /// <summary>Nothing more on this connection.</summary>
    public void Close() => Closed = true;

    /// <summary>Writes text as Latin-1.</summary>
    public async Task WriteAsync(string text) => await Stream.WriteAsync(Encoding.Latin1.GetBytes(text), Stop);

    /// <summary>Writes a whole answer and leaves the connection open.</summary>
    public Task AnswerAsync(string statusAndHeaders, string body = "") =>
        WriteAsync($"HTTP/1.1 {statusAndHeaders.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\nContent-Length: {body.Length}\r\n\r\n{body}");

    internal async Task<bool> ReadAsync()
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n'))
        {
            if (await Stream.ReadAsync(one, Stop) == 0) return false;
            head.Add(one[0]);
        }
        Head = Encoding.Latin1.GetString([.. head]);
        var length = int.Parse(Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var body = new byte[length];
        await Stream.ReadExactlyAsync(body, Stop);
        Body = Encoding.Latin1.GetString(body);
        return true;
    }
}
