using System.Text;

namespace StoryTracker.Reading;

/// <summary>The text of a plain message as its writer typed it: line ends as one character, flowed lines joined again (RFC 3676).</summary>
static class PlainMail
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">As decoded.</param>
    /// <param name="format">The parameter <c>format</c> of its content type.</param>
    /// <param name="deleteSpace">The parameter <c>delsp</c>.</param>
    public static string Read(string text, string? format, string? deleteSpace)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (format?.Equals("flowed", StringComparison.OrdinalIgnoreCase) is not true) return lines.Trim('\n');
        var joined = new StringBuilder(lines.Length);
        var delete = deleteSpace?.Equals("yes", StringComparison.OrdinalIgnoreCase) is true;
        foreach (var line in lines.Split('\n'))
        {
            var unstuffed = line.StartsWith(' ') ? line[1..] : line;
            // The line before a signature is no flowed line.
            var flows = unstuffed.EndsWith(' ') && unstuffed != "-- ";
            joined.Append(flows && delete ? unstuffed[..^1] : unstuffed);
            if (!flows) joined.Append('\n');
        }
        return joined.ToString().Trim('\n');
    }
}
