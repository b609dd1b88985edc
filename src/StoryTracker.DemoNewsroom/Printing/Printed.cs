namespace StoryTracker.Demo.Printing;

/// <summary>Bytes to be sent, with what tells their age.</summary>
/// <param name="Bytes">The document.</param>
/// <param name="ContentType">Its Content-Type.</param>
/// <param name="Changed">When it changed last.</param>
/// <param name="MaxAge">Seconds it may be kept, null when nothing is said.</param>
sealed record Printed(ReadOnlyMemory<byte> Bytes, string ContentType, DateTimeOffset Changed, int? MaxAge = null)
{
    /// <summary>A strong validator: the hash of the bytes.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes.Span))[..20]}\"";
}

/// <summary>The addresses of a running demo newsroom, which all carry its port.</summary>
sealed record Addresses(int Port)
{
    public string Of(string host, string path) => $"http://{host}:{Port}{path}";

    public string HubOf(DemoFeed feed) => Of(feed.HubHost ?? $"hub.{DemoScenario.Domain}", "/");
}
