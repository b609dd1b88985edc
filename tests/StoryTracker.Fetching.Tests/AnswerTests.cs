using System.IO.Compression;
using System.Text;

namespace StoryTracker.Fetching.Tests;

public sealed class AnswerTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }

    static async Task<Fetched> AnswerAsync(string answer, byte[]? body = null)
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            body ??= [];
            await exchange.WriteAsync($"HTTP/1.1 {answer.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\nContent-Length: {body.Length}\r\n\r\n");
            await exchange.Stream.WriteAsync(body, exchange.Stop);
        });
        using var fetch = new GuardedFetch(Internet.Settings($"127.0.0.1:{server.Port}"), new Noon());
        return await fetch.GetAsync(new(new($"http://127.0.0.1:{server.Port}/feed")), CancellationToken.None);
    }

    [Theory]
    [InlineData("Cache-Control: max-age=600", 600)]
    [InlineData("Cache-Control: public, MAX-AGE=\"600\", s-maxage=5", 600)]
    [InlineData("Cache-Control: public\nCache-Control: max-age=600", 600)]
    [InlineData("Cache-Control: max-age=600\nAge: 100", 500)]
    [InlineData("Cache-Control: max-age=600\nAge: 1000", 0)]
    [InlineData("Cache-Control: max-age=600\nExpires: Sun, 22 Nov 2026 20:00:00 GMT", 600)]
    [InlineData("Cache-Control: max-age=0", 0)]
    [InlineData("Cache-Control: no-cache, max-age=600", null)]
    [InlineData("Cache-Control: no-store", null)]
    [InlineData("Cache-Control: max-age=-1", null)]
    [InlineData("Cache-Control: max-age=soon", null)]
    [InlineData("Cache-Control: max-age=99999999999999999999999", 315360000)]
    [InlineData("Expires: Sun, 22 Nov 2026 13:00:00 GMT", 3600)]
    [InlineData("Expires: Sun, 22 Nov 2026 13:00:00 GMT\nDate: Sun, 22 Nov 2026 12:30:00 GMT", 1800)]
    [InlineData("Expires: 0", 0)]
    [InlineData("X-Nothing: 1", null)]
    public async Task Freshness_is_read(string headers, int? seconds) =>
        Assert.Equal(seconds, (int?)(await AnswerAsync($"200 OK\n{headers}")).MaxAge?.TotalSeconds);

    [Theory]
    [InlineData("120", "2026-11-22T12:02:00Z")]
    [InlineData("0", "2026-11-22T12:00:00Z")]
    [InlineData("Sun, 22 Nov 2026 14:05:00 GMT", "2026-11-22T14:05:00Z")]
    [InlineData("Mon, 22 Nov 2026 14:05:00 GMT", "2026-11-22T14:05:00Z")] // the wrong day of the week
    [InlineData("Sunday, 22-Nov-26 14:05:00 GMT", "2026-11-22T14:05:00Z")]
    [InlineData("Sun Nov 22 14:05:00 2026", "2026-11-22T14:05:00Z")]
    [InlineData("Sun Nov  2 14:05:00 2026", "2026-11-02T14:05:00Z")]
    [InlineData("Sun, 22 Nov 2026 15:05:00 +01:00", "2026-11-22T14:05:00Z")]
    [InlineData("99999999999999999999", "2036-11-19T12:00:00Z")]
    [InlineData("-5", null)]
    [InlineData("1.5", null)]
    [InlineData("tomorrow", null)]
    [InlineData("Sun, 99 Nov 2026 14:05:00 GMT", null)]
    public async Task Retry_After_is_read_as_seconds_or_as_a_date(string value, string? expected)
    {
        var fetched = await AnswerAsync($"503 Busy\nRetry-After: {value}");
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), fetched.RetryAfter);
        Assert.Equal(503, fetched.Status);
    }

    [Theory]
    [InlineData("Link: <https://hub.test/>; rel=\"hub\"", "hub https://hub.test/")]
    [InlineData("Link: <https://hub.test/>; rel=hub, <http://a.test/feed>; rel=self", "hub https://hub.test/|self http://a.test/feed")]
    [InlineData("Link: </c>;title=\"a, b; <x>; rel=no\";rel=\"Canonical alternate\"", "canonical {0}/c|alternate {0}/c")]
    [InlineData("Link: <https://hub.test/> ; rel = \"hub\" ; rel=self", "hub https://hub.test/")]
    [InlineData("Link: <https://hub.test/>; title=\"quo\\\"ted\"; rel=hub", "hub https://hub.test/")]
    [InlineData("Link: <https://hub.test/>; rel=hub\nLink: <https://hub2.test/>; rel=hub", "hub https://hub.test/|hub https://hub2.test/")]
    [InlineData("Link: <https://x.test/>; rel=hub; anchor=\"/another\"", "")]
    [InlineData("Link: <https://x.test/>; rel=hub; anchor=\"\"", "hub https://x.test/")]
    [InlineData("Link: <javascript:alert(1)>; rel=hub", "")]
    [InlineData("Link: <https://x.test/>", "")]
    [InlineData("Link: <https://x.test/; rel=hub", "")]
    [InlineData("Link: garbage, <https://hub.test/>; rel=hub", "hub https://hub.test/")]
    [InlineData("Link: ,,, ;;; <https://hub.test/>;;; rel=hub;;", "hub https://hub.test/")]
    public async Task Links_in_the_header_are_read(string header, string expected)
    {
        var fetched = await AnswerAsync($"200 OK\n{header}");
        Assert.Equal(expected.Replace("{0}", fetched.Url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal), string.Join('|', fetched.Links.Select(l => $"{l.Rel} {l.Url}")));
    }

    static byte[] Pack(string coding, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "raw deflate" => new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        }) stream.Write(bytes);
        return packed.ToArray();
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("deflate", "deflate")]
    [InlineData("deflate", "raw deflate")]
    [InlineData("br", "br")]
    [InlineData("identity", null)]
    [InlineData("utf-8", null)]
    [InlineData("none", null)]
    [InlineData("gzip", null)] // announced, and not done
    [InlineData("gzip, br", "gzip br")]
    [InlineData("gzip, gzip", "gzip gzip")]
    public async Task Bodies_are_decompressed(string announced, string? done)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Ein Wort über alles. ", 5000)));
        var body = text;
        foreach (var coding in done == "raw deflate" ? [done] : done?.Split(' ') ?? []) body = Pack(coding, body);
        Assert.Equal(text, (await AnswerAsync($"200 OK\nContent-Encoding: {announced}\nContent-Type: text/plain; charset=utf-8", body)).Body.ToArray());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_empty_body_is_empty_whatever_is_announced(string coding) =>
        Assert.Equal(0, (await AnswerAsync($"200 OK\nContent-Encoding: {coding}")).Body.Length);

    [Fact]
    public async Task Rubbish_after_the_end_of_a_gzip_body_is_left_out()
    {
        var body = Pack("gzip", "all of it"u8.ToArray()).Concat("\r\n<!-- cached -->"u8.ToArray()).ToArray();
        Assert.Equal("all of it"u8.ToArray(), (await AnswerAsync("200 OK\nContent-Encoding: gzip", body)).Body.ToArray());
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("gzip, gzip, gzip, gzip")]
    public async Task What_cannot_be_decompressed_is_refused(string announced) =>
        Assert.Equal(FetchRefusal.Garbled, (await Assert.ThrowsAsync<FetchRefusedException>(() => AnswerAsync($"200 OK\nContent-Encoding: {announced}", [1, 2, 3]))).Kind);

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_body_that_breaks_off_is_refused(string coding)
    {
        var random = new byte[50_000];
        new Random(7).NextBytes(random);
        var refused = await Assert.ThrowsAsync<FetchRefusedException>(() => AnswerAsync($"200 OK\nContent-Encoding: {coding}", Pack(coding, random)[..20_000]));
        Assert.Equal(FetchRefusal.Garbled, refused.Kind);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("410 Gone")]
    [InlineData("429 Too Many")]
    [InlineData("500 Oops\nContent-Encoding: gzip")]
    [InlineData("503 Busy\nContent-Encoding: zstd")]
    public async Task Any_other_status_is_an_answer_with_the_beginning_of_what_it_says(string answer)
    {
        var fetched = await AnswerAsync(answer, new byte[200_000]);
        Assert.Equal(answer[..3], fetched.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(answer.Contains("zstd", StringComparison.Ordinal) ? 0 : 65_536, fetched.Body.Length);
        Assert.False(fetched.IsSuccess);
    }

    [Fact]
    public async Task Content_type_is_as_the_server_wrote_it() =>
        Assert.Equal("Text/XML ;charset=\"ISO-8859-1\"; x", (await AnswerAsync("200 OK\nContent-Type: Text/XML ;charset=\"ISO-8859-1\"; x\nContent-Type: text/html")).ContentType);

    [Theory]
    [InlineData("\"a\u0001b\"")]
    [InlineData("\"a\tb\"")]
    [InlineData("\"a\u007fb\"")]
    [InlineData("")]
    [InlineData("long")]
    public async Task A_validator_that_could_not_be_kept_or_sent_back_is_none(string value)
    {
        var fetched = await AnswerAsync($"200 OK\nETag: {(value == "long" ? new string('a', 5000) : value)}\nLast-Modified: {value}x\u0001", "body"u8.ToArray());
        Assert.Equal((null, null, 4), (fetched.ETag, fetched.LastModified, fetched.Body.Length));
    }
}
