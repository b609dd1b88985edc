using System.IO.Compression;
using System.Text;

namespace StoryTracker.Fetching.Tests;

/// <summary>Whatever a server sends, it ends at a limit of ours, in little memory. Nothing here looks at a clock: each case says which limit.</summary>
[Collection(nameof(MeasuredMemory))]
public sealed class LimitTests
{
    const long MaxMemory = 64L << 20;
    const string Ok = "HTTP/1.1 200 OK\r\n";

    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);

    /// <summary>Fetches from a server that answers as given, and measures all that is allocated meanwhile, by both sides.</summary>
    static async Task<FetchRefusedException> RefusedAsync(Func<LoopbackExchange, Task> answer, TimeSpan? deadline = null, long maxBytes = 10 << 20)
    {
        await using var server = LoopbackServer.Start(answer);
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), TimeProvider.System);
        var request = new FetchRequest(new($"http://127.0.0.1:{server.Port}/")) { Deadline = deadline ?? TimeSpan.FromSeconds(60), MaxBytes = maxBytes };
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => fetch.GetAsync(request, CancellationToken.None));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, MaxMemory);
        return refused;
    }

    static Func<LoopbackExchange, Task> Endlessly(string head, string again) => Endlessly(Encoding.Latin1.GetBytes(head), Encoding.Latin1.GetBytes(again));

    static Func<LoopbackExchange, Task> Endlessly(byte[] head, byte[] again) => async exchange =>
    {
        await exchange.Stream.WriteAsync(head, exchange.Stop);
        while (true) await exchange.Stream.WriteAsync(again, exchange.Stop);
    };

    // 1 GiB of nothing, written a mebibyte at a time: only the compressed form is ever whole.
    static byte[] Bomb(Func<Stream, Stream> compress)
    {
        using var packed = new MemoryStream();
        using (var stream = compress(packed))
        {
            var mebibyte = new byte[1 << 20];
            for (var i = 0; i < 1024; i++) stream.Write(mebibyte);
        }
        return packed.ToArray();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_of_1_GiB_is_counted_after_decompression(string coding)
    {
        var bomb = coding == "br" ? Bomb(s => new BrotliStream(s, CompressionLevel.Fastest, leaveOpen: true)) : Bomb(s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true));
        Assert.InRange(bomb.Length, 500, 8 << 20);
        var head = Encoding.ASCII.GetBytes($"{Ok}Content-Encoding: {coding}\r\nContent-Length: {bomb.Length}\r\n\r\n");
        var refused = await RefusedAsync(async exchange =>
        {
            await exchange.Stream.WriteAsync(head, exchange.Stop);
            await exchange.Stream.WriteAsync(bomb, exchange.Stop);
        });
        Assert.Equal(FetchRefusal.TooLarge, refused.Kind);
        Assert.EndsWith("sent more than 10 MiB.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_in_a_bomb_is_counted_at_the_end()
    {
        var inner = Bomb(s => new GZipStream(s, CompressionLevel.Optimal, leaveOpen: true));
        using var packed = new MemoryStream();
        using (var outer = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) outer.Write(inner);
        var bomb = packed.ToArray();
        var refused = await RefusedAsync(async exchange =>
        {
            await exchange.WriteAsync($"{Ok}Content-Encoding: gzip, gzip\r\nContent-Length: {bomb.Length}\r\n\r\n");
            await exchange.Stream.WriteAsync(bomb, exchange.Stop);
        });
        Assert.Equal(FetchRefusal.TooLarge, refused.Kind);
    }

    [Fact]
    public async Task A_bomb_beside_another_status_is_cut()
    {
        var bomb = Bomb(s => new BrotliStream(s, CompressionLevel.Fastest, leaveOpen: true));
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.WriteAsync($"HTTP/1.1 404 Not Found\r\nContent-Encoding: br\r\nContent-Length: {bomb.Length}\r\n\r\n");
            await exchange.Stream.WriteAsync(bomb, exchange.Stop);
        });
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), TimeProvider.System);
        var fetched = await fetch.GetAsync(new(new($"http://127.0.0.1:{server.Port}/")), CancellationToken.None);
        Assert.Equal((404, 65_536), (fetched.Status, fetched.Body.Length));
    }

    public static TheoryData<string, string, string, FetchRefusal> Endless => new()
    {
        { "header line", $"{Ok}X-Long: ", new('a', 4096), FetchRefusal.HeadersTooLarge },
        { "headers", Ok, string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: abc\r\n")), FetchRefusal.HeadersTooLarge },
        { "status line", "HTTP/1.1 200 ", new('a', 4096), FetchRefusal.HeadersTooLarge },
        { "no line at all", "", new('a', 4096), FetchRefusal.HeadersTooLarge },
        { "early hints", "", "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n", FetchRefusal.HeadersTooLarge },
        { "100 Continue", "", "HTTP/1.1 100 Continue\r\n\r\n", FetchRefusal.HeadersTooLarge },
        { "body without length", $"{Ok}\r\n", new('a', 4096), FetchRefusal.TooLarge },
        { "large chunks", $"{Ok}Transfer-Encoding: chunked\r\n\r\n", "1000\r\n" + new string('a', 4096) + "\r\n", FetchRefusal.TooLarge },
        { "small chunks", $"{Ok}Transfer-Encoding: chunked\r\n\r\n", string.Concat(Enumerable.Repeat("1\r\na\r\n", 1000)), FetchRefusal.TooLarge },
        { "chunk extension", $"{Ok}Transfer-Encoding: chunked\r\n\r\n1;", new('x', 4096), FetchRefusal.HeadersTooLarge },
        { "trailers", $"{Ok}Transfer-Encoding: chunked\r\n\r\n0\r\n", string.Concat(Enumerable.Repeat("X-Trailer: abc\r\n", 100)), FetchRefusal.HeadersTooLarge },
        { "blank lines", "", "\r\n\r\n\r\n", FetchRefusal.Garbled },
    };

    [Theory, MemberData(nameof(Endless))]
    public async Task What_never_ends_is_ended(string what, string head, string again, FetchRefusal kind)
    {
        var refused = await RefusedAsync(Endlessly(head, again), maxBytes: 1 << 20);
        Assert.True(kind == refused.Kind || (kind, refused.Kind) is (FetchRefusal.HeadersTooLarge, FetchRefusal.Garbled), $"{what}: {refused.Kind} {refused.Message}");
    }

    [Theory]
    [InlineData("empty gzip members")]
    [InlineData("gzip file name")]
    [InlineData("empty stored blocks")]
    [InlineData("empty brotli metadata")]
    public async Task What_decompresses_to_nothing_for_ever_is_ended_by_the_deadline(string what)
    {
        var (coding, head, again) = what switch
        {
            "empty gzip members" => ("gzip", [], Enumerable.Repeat(Convert.FromHexString("1f8b080000000000000303000000000000000000"), 200).SelectMany(b => b).ToArray()),
            "gzip file name" => ("gzip", Convert.FromHexString("1f8b0808000000000003"), Encoding.ASCII.GetBytes(new string('a', 4096))),
            "empty stored blocks" => ("gzip", Convert.FromHexString("1f8b0800000000000003"), Convert.FromHexString(string.Concat(Enumerable.Repeat("000000ffff", 800)))),
            // Window bits, then metadata blocks of no length: 0 (not last) 11 (metadata) 0 (reserved) 00 (no bytes), padded to a byte.
            _ => ("br", Convert.FromHexString("0b06"), Enumerable.Repeat((byte)0x06, 4096).ToArray()),
        };
        var refused = await RefusedAsync(Endlessly([.. Encoding.ASCII.GetBytes($"{Ok}Content-Encoding: {coding}\r\n\r\n"), .. head], again), Short);
        Assert.Contains(refused.Kind, new[] { FetchRefusal.TookTooLong, FetchRefusal.Garbled });
    }

    [Theory]
    [InlineData("silence", "", "")]
    [InlineData("status", "", "H")]
    [InlineData("headers", "HTTP/1.1 200 OK\r\nX-Drip: ", "a")]
    [InlineData("body", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "a")]
    [InlineData("chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n")]
    public async Task A_drip_is_ended_by_the_deadline_for_the_whole(string what, string head, string drop)
    {
        var refused = await RefusedAsync(async exchange =>
        {
            await exchange.WriteAsync(head);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (await tick.WaitForNextTickAsync(exchange.Stop)) await exchange.WriteAsync(drop);
        }, Short);
        Assert.True(refused.Kind == FetchRefusal.TookTooLong, $"{what}: {refused.Kind}");
        Assert.Equal("127.0.0.1 took longer than 400 milliseconds.", refused.Message);
    }

    [Fact]
    public async Task The_deadline_is_one_for_all_redirects_together()
    {
        var refused = await RefusedAsync(async exchange =>
        {
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
            await tick.WaitForNextTickAsync(exchange.Stop);
            await exchange.AnswerAsync($"302 Found\nLocation: {exchange.Path}x");
        }, Short);
        Assert.Equal(FetchRefusal.TookTooLong, refused.Kind);
        Assert.InRange(refused.Redirects.Count, 1, 3);
    }

    [Fact]
    public async Task A_drip_beside_another_status_leaves_the_status()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 1000\r\n\r\nbusy");
            await Task.Delay(Timeout.Infinite, exchange.Stop);
        });
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), TimeProvider.System);
        var fetched = await fetch.GetAsync(new(new($"http://127.0.0.1:{server.Port}/")) { Deadline = Short }, CancellationToken.None);
        Assert.Equal((503, "busy"), (fetched.Status, Encoding.ASCII.GetString(fetched.Body.Span)));
        Assert.NotNull(fetched.RetryAfter);
    }

    [Theory]
    [InlineData("Content-Length: 99999999999999", FetchRefusal.TooLarge)]
    [InlineData("Content-Length: 20971520", FetchRefusal.TooLarge)]
    [InlineData("Content-Length: 1000", FetchRefusal.Garbled)] // and then only three bytes
    [InlineData("Content-Length: 1000\r\nContent-Encoding: gzip", FetchRefusal.Garbled)]
    [InlineData("Transfer-Encoding: chunked", FetchRefusal.Garbled)]
    public async Task A_length_that_is_a_lie_is_refused(string header, FetchRefusal kind)
    {
        var refused = await RefusedAsync(async exchange =>
        {
            await exchange.WriteAsync($"{Ok}{header}\r\n\r\nabc");
            exchange.Close();
        });
        Assert.Equal(kind, refused.Kind);
    }

    [Fact]
    public async Task A_body_longer_than_announced_is_cut_where_it_was_announced_to_end_and_the_rest_is_nobodys_answer()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.WriteAsync(exchange.Path == "/1"
            ? $"{Ok}Content-Length: 3\r\n\r\nabcHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged" : $"{Ok}Content-Length: 4\r\n\r\ntrue"));
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), TimeProvider.System);
        var first = await fetch.GetAsync(new(new($"http://127.0.0.1:{server.Port}/1")), CancellationToken.None);
        var second = await fetch.GetAsync(new(new($"http://127.0.0.1:{server.Port}/2")), CancellationToken.None);
        Assert.Equal(("abc", "true"), (Encoding.ASCII.GetString(first.Body.Span), Encoding.ASCII.GetString(second.Body.Span)));
    }

    [Fact]
    public async Task Exactly_as_much_as_allowed_is_allowed_and_a_cut_is_a_cut()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.AnswerAsync("200 OK", new string('a', 1000)));
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), TimeProvider.System);
        var request = new FetchRequest(new($"http://127.0.0.1:{server.Port}/"));
        Assert.Equal(1000, (await fetch.GetAsync(request with { MaxBytes = 1000 }, CancellationToken.None)).Body.Length);
        Assert.Equal(FetchRefusal.TooLarge, (await Assert.ThrowsAsync<FetchRefusedException>(() => fetch.GetAsync(request with { MaxBytes = 999 }, CancellationToken.None))).Kind);
        Assert.Equal(999, (await fetch.GetAsync(request with { MaxBytes = 999, CutAtMaxBytes = true }, CancellationToken.None)).Body.Length);
    }
}

/// <summary>Runs alone, because what is measured is the whole process.</summary>
[CollectionDefinition(nameof(MeasuredMemory), DisableParallelization = true)]
public sealed class MeasuredMemory;
