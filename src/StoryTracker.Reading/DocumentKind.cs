using System.Text;
using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>What articles come in.</summary>
enum DocumentKind
{
    WebPage,
    PlainText,
    Mail,
    Ninjs,
    NewsMl,
}

/// <summary>Tells the kinds of document apart: by their first bytes, and by the Content-Type where those leave it open.</summary>
static partial class DocumentKinds
{
    const int Prefix = 16_384;

    /// <summary>The kind of a document; whatever is none of the others is a web page or plain text.</summary>
    public static DocumentKind Of(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var start = Start(bytes);
        var type = contentType?.Split(';')[0].Trim().ToUpperInvariant() ?? "";
        if (start.StartsWith('{') && IsNinjs(start)) return DocumentKind.Ninjs;
        if (start.StartsWith('<') && NewsMlRoot().IsMatch(start)) return DocumentKind.NewsMl;
        if (type == "MESSAGE/RFC822" || (!start.StartsWith('<') && IsMail(start))) return DocumentKind.Mail;
        if (start.StartsWith('<')) return DocumentKind.WebPage;
        return type switch
        {
            "TEXT/HTML" or "APPLICATION/XHTML+XML" => DocumentKind.WebPage,
            "TEXT/PLAIN" => DocumentKind.PlainText,
            _ when type.EndsWith("JSON", StringComparison.Ordinal) && start.StartsWith('{') => DocumentKind.Ninjs,
            _ => Tags().IsMatch(start) ? DocumentKind.WebPage : DocumentKind.PlainText,
        };
    }

    static string Start(ReadOnlySpan<byte> bytes)
    {
        var (encoding, mark) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (Encoding.UTF8, 0),
        };
        return encoding.GetString(bytes[mark..Math.Min(bytes.Length, Prefix)]).TrimStart();
    }

    static bool IsNinjs(string start) => NinjsProperty().IsMatch(start);

    // A header of a message has several of these lines before the first blank line.
    static bool IsMail(string start)
    {
        var end = start.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var unix ? unix : start.Length;
        if (start.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var dos) end = Math.Min(end, dos);
        var header = start[..end];
        return (header.StartsWith("From ", StringComparison.Ordinal) || FieldName().IsMatch(header)) && MailField().Count(header) >= 2;
    }

    // Declarations and comments, then the root element of NewsML-G2 or NITF.
    [GeneratedRegex(
        @"\A(?:<\?xml[^>]{0,200}\?>\s{0,50}|<!--[^>]{0,2000}-->\s{0,50}|<!DOCTYPE\s[^>]{0,500}>\s{0,50}){0,5}"
        + @"<(?:[A-Za-z0-9_]{1,20}:)?(?:newsMessage|newsItem|packageItem|nitf)[\s>]",
        RegexOptions.IgnoreCase)]
    private static partial Regex NewsMlRoot();

    // A property that no other JSON has at its start: ninjs 1 has body_text and headline, ninjs 2 and 3 have bodies and headlines.
    [GeneratedRegex("""["](?:body_?(?:text|html|xhtml)|bodies|headlines?|versioncreated)["]\s{0,20}:""", RegexOptions.IgnoreCase)]
    private static partial Regex NinjsProperty();

    [GeneratedRegex(@"<(?:!doctype|html|head|body|article|main|div|p|br|h[1-6]|table|span)\b[^<>]{0,500}>", RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\A[!-9;-~]{1,80}:", RegexOptions.None)]
    private static partial Regex FieldName();

    [GeneratedRegex(
        @"^(?:From|To|Date|Subject|Message-ID|MIME-Version|Received|Return-Path|Content-Type|Delivered-To|Reply-To|Sender):",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex MailField();
}
