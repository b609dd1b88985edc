using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace StoryTracker.Web.Answers;

/// <summary>
/// Text goes out compressed, Brotli before gzip, over TLS too: the one secret in a page, the form token, is masked anew in each
/// (<see cref="Access.FormTokenMask"/>). Streams and bytes from elsewhere go out as they are.
/// </summary>
static class Compression
{
    /// <summary>Registers it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json", "application/problem+json", "image/svg+xml"];
        });
        // Level 4 or so: a story of a hundred lines costs a few milliseconds.
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }
}
