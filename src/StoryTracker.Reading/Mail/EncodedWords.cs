using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>Words of a header in other characters than ASCII: <c>=?charset?B or Q?…?=</c> (RFC 2047).</summary>
static partial class EncodedWords
{
    /// <summary>The text with its encoded words decoded; what cannot be decoded stays as it is.</summary>
    public static string Decode(string text)
    {
        var decoded = new StringBuilder(text.Length);
        var at = 0;
        // Programs cut a character of several bytes in two, so bytes of neighbouring words in one charset are decoded together.
        var (waiting, charset) = (new List<byte>(), "");
        foreach (Match word in Word().Matches(text))
        {
            var between = text.AsSpan(at, word.Index - at);
            var joins = waiting.Count > 0 && between.IsWhiteSpace();
            if (!joins || !charset.Equals(word.Groups["charset"].Value, StringComparison.OrdinalIgnoreCase)) Flush();
            if (!joins) decoded.Append(between);
            charset = word.Groups["charset"].Value;
            var coded = Encoding.ASCII.GetBytes(word.Groups["text"].Value);
            waiting.AddRange(word.Groups["code"].Value is "B" or "b" ? TransferEncoding.Base64(coded) : TransferEncoding.Q(coded));
            at = word.Index + word.Length;
        }
        Flush();
        return decoded.Append(text.AsSpan(at)).ToString();

        void Flush()
        {
            if (waiting.Count > 0) decoded.Append((PageDecoding.ByLabel(charset) ?? Encoding.UTF8).GetString([.. waiting]));
            waiting.Clear();
        }
    }

    [GeneratedRegex(@"=\?(?<charset>[A-Za-z0-9_.:-]{1,40})(?:\*[A-Za-z0-9-]{1,20})?\?(?<code>[BbQq])\?(?<text>[!->@-~ ]{0,2000})\?=")]
    private static partial Regex Word();
}
