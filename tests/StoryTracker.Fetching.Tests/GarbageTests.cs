using System.Text;

namespace StoryTracker.Fetching.Tests;

/// <summary>Bytes that are not HTTP end in an answer or in a refusal; nothing else comes out, and nothing hangs.</summary>
public sealed class GarbageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0\0")]
    [InlineData("HTTP")]
    [InlineData("HTTP/1.1")]
    [InlineData("HTTP/1.1 \r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 99999 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 -20 OK\r\n\r\n")]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("220 mail.test ESMTP\r\n500 what?\r\n")]
    [InlineData("\u0015\u0003\u0003\0\u0002\u0002\u0028")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\r\n: empty name\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\r\n folded: first\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3, 5\r\n\r\nabcde")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nabc")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\na\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcX")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008bgarbage that is not gzip")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nÿÿÿÿgarbage")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\nÿÿÿÿgarbage")]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: \r\n\r\n")]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: http://\r\n\r\n")]
    [InlineData("HTTP/1.1 301 Moved\r\nLocation: \u0001\u0002\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: \u0001\r\nETag: \u0002\r\nLink: <<<>>>;;;\r\nExpires: \u00ff\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\nContent-Length: 4\n\nbare")]
    public async Task A_garbled_answer(string answer)
    {
        await using var server = LoopbackServer.Saying(answer);
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), TimeProvider.System);
        await AnswerOrRefusalAsync(fetch, server.Port, answer);
    }

    [Fact]
    public async Task Answers_mutated_by_seed()
    {
        var templates = new[]
        {
            "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"x\"\r\nCache-Control: max-age=60\r\nContent-Length: 20\r\n\r\n<rss version=\"2.0\"/>",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nLink: <https://hub.test/>; rel=\"hub\"\r\n\r\n5\r\nabcde\r\n0\r\nX-T: 1\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: /next?a=b\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\nETag: W/\"x\"\r\nExpires: Sun, 22 Nov 2026 12:00:00 GMT\r\n\r\n",
            "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\nHTTP/1.1 503 Busy\r\nRetry-After: 120\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\0\0\0\0\0\0\u0003",
        }.Select(Encoding.Latin1.GetBytes).ToArray();
        var (seed, bytes) = (0, Array.Empty<byte>());
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.Stream.WriteAsync(Volatile.Read(ref bytes), exchange.Stop);
            exchange.Close();
        });
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), TimeProvider.System);
        for (seed = 1; seed <= 2_000; seed++)
        {
            Volatile.Write(ref bytes, Mutated(templates, new Random(seed)));
            await AnswerOrRefusalAsync(fetch, server.Port, $"seed {seed}");
        }
        Assert.True(server.Connections >= 2_000);
    }

    static byte[] Mutated(byte[][] templates, Random random)
    {
        var bytes = templates[random.Next(templates.Length)].ToList();
        if (random.Next(10) == 0)
        {
            var noise = new byte[random.Next(2000)];
            random.NextBytes(noise);
            return noise;
        }
        for (var changes = random.Next(1, 6); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveAt(at); break;
                case 2: bytes.Insert(at, (byte)"\r\n :;,0-\0\u00ff"[random.Next(10)]); break;
                case 3: bytes.RemoveRange(at, int.Min(random.Next(30), bytes.Count - at)); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, int.Min(random.Next(30), bytes.Count - at))); break;
            }
            if (bytes.Count == 0) bytes.Add(0);
        }
        return [.. bytes];
    }

    static async Task AnswerOrRefusalAsync(GuardedFetch fetch, int port, string what)
    {
        try
        {
            var fetched = await fetch.GetAsync(new(new($"http://127.0.0.1:{port}/")) { Deadline = TimeSpan.FromSeconds(20), MaxBytes = 1 << 20 }, CancellationToken.None);
            Assert.InRange(fetched.Status, 100, 999);
        }
        catch (FetchRefusedException refused)
        {
            // The server always closes: a refusal by the deadline would be a hang.
            Assert.True(refused.Kind != FetchRefusal.TookTooLong, $"{what}: {refused.InnerException}");
            Assert.Matches(@"^[\x20-\x7e]+\.$", refused.Message);
        }
    }
}
