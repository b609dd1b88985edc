using System.Text.RegularExpressions;

namespace StoryTracker.Reading;

/// <summary>
/// A message as an article: a press release, or copy that a reporter sent in. Its text is the plain one, else the HTML; the subject is the
/// headline, the sender the byline.
/// </summary>
static partial class MailArticle
{
    /// <exception cref="ArticleRefusedException">Too large, or without a text.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static ReadArticle Read(string name, ReadOnlyMemory<byte> bytes, Uri? url, CancellationToken ct)
    {
        if (bytes.Length > TextDecoding.MostBytes)
            throw new ArticleRefusedException(name, "is larger than 20 MB: save the message without its attachments.");
        if (bytes.Span is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        if (bytes.Span.StartsWith("From "u8) && bytes.Span.IndexOf((byte)'\n') is >= 0 and var line) bytes = bytes[(line + 1)..];
        var message = MimePart.Read(bytes);
        var problems = new List<string>();
        var text = TextOf(name, message, problems, ct);
        if (string.IsNullOrWhiteSpace(text)) throw new ArticleRefusedException(name, "has no text part: save the message with its text.");
        if (Attachments(message) is > 0 and var files)
            problems.Add($"The message has {files} attachment{(files == 1 ? "" : "s")}, which {(files == 1 ? "was" : "were")} left aside.");
        var header = message.Header;
        return new(
            TextLine.Storable(text), Line(header["Subject"]), Sender(header["From"]), Line(header["Organization"]),
            Address(header["Archived-At"]) ?? url, Date(header["Date"]), Language(header["Content-Language"]), problems);
    }

    static string TextOf(string name, MimePart message, List<string> problems, CancellationToken ct)
    {
        var shown = Shown(message).ToList();
        if (shown.FirstOrDefault(p => p.Type == "text/plain" && !string.IsNullOrWhiteSpace(p.Text([]))) is { } plain)
            return PlainMail.Read(plain.Text(problems), plain.Parameter("format"), plain.Parameter("delsp"));
        if (shown.FirstOrDefault(p => p.Type is "text/html" or "application/xhtml+xml") is { } page)
            return string.Join("\n\n", WebPage.ReadFragment(name, page.Text(problems), ct));
        return "";
    }

    // The parts that are shown, in order; a message that was passed on comes after the one that passes it on.
    static IEnumerable<MimePart> Shown(MimePart part) => part.IsAttachment ? [] : [part, .. part.Parts.SelectMany(Shown)];

    static int Attachments(MimePart part) => part.IsAttachment ? 1 : part.Parts.Sum(Attachments);

    static string? Line(string? field) => field is null ? null : TextLine.Clean(EncodedWords.Decode(field));

    // "Ann Lee" <ann@paper.example>, ann@paper.example (Ann Lee), or the address alone.
    static string? Sender(string? field)
    {
        if (field is null) return null;
        var form = From().Match(field);
        var name = form.Success ? form.Groups["quoted"].Success ? form.Groups["quoted"].Value.Replace("\\", "", StringComparison.Ordinal)
            : form.Groups["name"].Success ? form.Groups["name"].Value : form.Groups["comment"].Value : "";
        return Line(name) ?? Line(field.Trim('<', '>', ' '));
    }

    static PublicationWindow? Date(string? field) => field is not null && MailDate.Read(field) is { } time
        ? new(time.Earliest, time.Latest, time.Precision, $"the message's Date field says “{field}”", null)
        : null;

    static Uri? Address(string? field) =>
        Uri.TryCreate(field?.Trim('<', '>', ' '), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    static string? Language(string? field) =>
        field?.Split(',')[0].Trim() is { } tag && LanguageTags.IsOne(tag) ? tag : null;

    [GeneratedRegex(
        """\A\s*(?:"(?<quoted>(?:[^"\\]|\\.){1,300})"\s*<[^<>]{1,300}>|(?<name>[^<>",;]{1,300}?)\s*<[^<>]{1,300}>|"""
        + @"[^\s<>()]{1,300}\s*\((?<comment>[^()]{1,300})\))")]
    private static partial Regex From();
}
