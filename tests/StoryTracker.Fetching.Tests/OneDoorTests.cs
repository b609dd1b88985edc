using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StoryTracker.Fetching.Tests;

/// <summary>There is one door. The ban on HttpClient (src/BannedSymbols.txt) knows two of its constructors; this knows the other ways out.</summary>
public sealed class OneDoorTests
{
    static readonly Regex WaysOut = new(
        @"\b(HttpClient|HttpMessageInvoker|SocketsHttpHandler|HttpClientHandler|TcpClient|UdpClient|WebClient|ClientWebSocket|SmtpClient|QuicConnection)\b|\bnew Socket\(|\bWebRequest\.",
        RegexOptions.NonBacktracking);

    // The newsroom for demonstrations plays the publishers: its hub delivers to the newsroom that runs it, on loopback.
    static readonly string[] Exempt = ["StoryTracker.Fetching", "StoryTracker.DemoNewsroom"];

    [Fact]
    public void Nothing_else_in_the_program_opens_a_connection_to_the_outside()
    {
        var source = new DirectoryInfo(Path.Combine(Root(), "src"));
        var files = source.GetDirectories().Where(d => !Exempt.Contains(d.Name)).SelectMany(d => d.EnumerateFiles("*.cs", SearchOption.AllDirectories))
            .Where(f => !f.FullName.Split('/', '\\').Any(p => p is "obj" or "bin")).ToList();
        Assert.True(files.Count > 100);
        var found = files.SelectMany(f => File.ReadLines(f.FullName).Select((line, i) => (Where: $"{f.Name}:{i + 1}", Line: line.Trim())))
            .Where(l => !l.Line.StartsWith("//", StringComparison.Ordinal) && WaysOut.IsMatch(l.Line)).ToList();
        Assert.Empty(found);
    }

    [Fact]
    public void The_ways_out_are_recognised_where_they_are()
    {
        var door = Path.Combine(Root(), "src", "StoryTracker.Fetching");
        Assert.Contains(File.ReadLines(Path.Combine(door, "GuardedFetch.cs")), WaysOut.IsMatch);
        Assert.Contains(File.ReadLines(Path.Combine(door, "GuardedConnection.cs")), WaysOut.IsMatch);
    }

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
