using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace StoryTracker.Web.Answers;

/// <summary>
/// Style sheet, script and icon, carried inside the assembly so that they are there whatever the working folder. Their addresses hold a hash of
/// their content, so browsers keep them for ever and a new version is a new address.
/// </summary>
static class EmbeddedAssets
{
    const string Prefix = "wwwroot/";

    static readonly FrozenDictionary<string, Asset> ByName = Load();
    static readonly FrozenDictionary<string, Asset> ByPath = ByName.Values.ToFrozenDictionary(a => a.Path);

    /// <summary>Address of an asset.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static string Href(string name) => ByName[name].Path;

    /// <summary>Maps the addresses; they need no sign-in.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{hash}/{name}", Get).ExcludeFromDescription();

    static IResult Get(HttpContext context)
    {
        if (!ByPath.TryGetValue(context.Request.Path.Value ?? "", out var asset)) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        return TypedResults.Bytes(asset.Bytes, asset.MediaType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    static FrozenDictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(Read).ToFrozenDictionary(a => a.Name);

        Asset Read(string resource)
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var mediaType = Path.GetExtension(resource) switch
            {
                ".css" => "text/css; charset=utf-8",
                ".svg" => "image/svg+xml",
                ".js" => "text/javascript; charset=utf-8",
                _ => "application/octet-stream",
            };
            return new(resource[Prefix.Length..], bytes, mediaType, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
        }
    }

    sealed record Asset(string Name, byte[] Bytes, string MediaType, string Hash)
    {
        public string Path => $"/assets/{Hash}/{Name}";
    }
}
