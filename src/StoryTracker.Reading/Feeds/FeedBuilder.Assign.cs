using System.Globalization;

namespace StoryTracker.Reading.Feeds;

// What the end of an element does.
sealed partial class FeedBuilder
{
    const int OwnRank = 3, ExtensionRank = 2, CaptionRank = 1;

    readonly List<int> _hours = [];
    readonly List<DayOfWeek> _days = [];
    int? _ttl;
    string? _period;
    int _frequency = 1;

    void Assign(FeedCapture capture, int depth)
    {
        switch (capture.Element)
        {
            case FeedElement.Discarded:
                break;
            case FeedElement.Title or FeedElement.MediaTitle:
                AssignTitle(Finish(capture), depth, capture.Element == FeedElement.MediaTitle);
                break;
            case FeedElement.Description or FeedElement.Summary:
                AssignSummary(Finish(capture), depth, OwnRank);
                break;
            case FeedElement.WeakSummary:
                AssignSummary(Finish(capture), depth, ExtensionRank);
                break;
            case FeedElement.CaptionSummary:
                AssignSummary(Finish(capture), depth, CaptionRank);
                break;
            case FeedElement.Content or FeedElement.EncodedContent or FeedElement.Body:
                AssignContent(Finish(capture));
                break;
            default:
                AssignText(capture, Plain(capture.Value(withoutDiv: false).ToString()), depth);
                break;
        }
    }

    void AssignTitle(TypedText title, int depth, bool isMedia)
    {
        var parts = Parts;
        if (parts.TitleDepth >= 0 && parts.TitleDepth <= depth) return;
        parts.Title.Set(title, depth);
        if (title.Text.Length > 0 && !isMedia) parts.TitleDepth = depth;
    }

    void AssignSummary(TypedText summary, int depth, int rank) => Parts.Summary.Set(summary, depth, rank);

    void AssignContent(TypedText content)
    {
        if (_entry is null) return;
        if (_entry.Content is null || (_entry.Content.Value.Text.Length == 0 && content.Text.Length > 0)) _entry.Content = content;
        if (!_entry.Summary.IsSet && content.Type is FeedCapture.Plain or FeedCapture.Html or FeedCapture.Xhtml) _entry.Summary.Set(content,
            int.MaxValue, 0);
    }

    void AssignText(FeedCapture capture, string text, int depth)
    {
        switch (capture.Element)
        {
            case FeedElement.Link when text.Length > 0:
                Relate(capture.Attribute!, text, capture.SecondAttribute, null);
                break;
            case FeedElement.OriginalLink when _entry is not null && FeedAddress.IsWeb(text):
                SetLink(_entry, text, OriginalRank);
                break;
            case FeedElement.Id:
                AssignId(capture.Attribute!, text, depth);
                break;
            case FeedElement.Published or FeedElement.Updated when text.Length > 0:
                if (Date(text) is not { } date) break;
                if (capture.Element == FeedElement.Published) Parts.Published.Set(date, depth);
                else Parts.Updated.Set(date, depth);
                break;
            case FeedElement.Author or FeedElement.OtherPerson when _person is not null:
                _person.Text = text;
                break;
            case FeedElement.Name when _person is not null:
                _person.Name = text;
                break;
            case FeedElement.Mail when _person is not null:
                _person.Mail = text;
                break;
            case FeedElement.Category when text.Length > 0 || capture.SecondAttribute is not null:
                Parts.AddCategory(text.Length > 0 ? text : null, capture.Attribute, capture.SecondAttribute);
                break;
            case FeedElement.Keywords:
                foreach (var word in text.Split(',')) Parts.AddCategory(word.Trim(), null, null);
                break;
            case FeedElement.Language when text.Length > 0 && _entry is null:
                _language = text;
                break;
            default:
                AssignRhythm(capture.Element, text);
                break;
        }
    }

    // When to come back: RSS's ttl, skipHours and skipDays, and the syndication module.
    void AssignRhythm(FeedElement element, string text)
    {
        if (_entry is not null) return;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        switch (element)
        {
            case FeedElement.Ttl when isNumber:
                _ttl = number;
                break;
            case FeedElement.Hour when isNumber && number is >= 0 and <= 24 && _hours.Count < 24 && !_hours.Contains(number % 24):
                _hours.Add(number % 24);
                break;
            case FeedElement.Day when !isNumber && Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && !_days.Contains(day):
                _days.Add(day);
                break;
            case FeedElement.UpdatePeriod:
                _period = text;
                break;
            case FeedElement.UpdateFrequency when isNumber && number > 0:
                _frequency = number;
                break;
            case FeedElement.NewLocation:
                _movedTo ??= Address(text);
                break;
        }
    }

    TimeSpan? UpdatePeriod() => _period?.ToLowerInvariant() switch
    {
        "hourly" => TimeSpan.FromHours(1) / _frequency,
        "daily" => TimeSpan.FromDays(1) / _frequency,
        "weekly" => TimeSpan.FromDays(7) / _frequency,
        "monthly" => TimeSpan.FromDays(30) / _frequency,
        "yearly" => TimeSpan.FromDays(365) / _frequency,
        _ => null,
    };

    void AssignId(string kind, string text, int depth)
    {
        if (_entry is null || text.Length == 0) return;
        var id = kind.Length == 0 ? text : FeedAddress.Join(_base, text);
        _entry.Id.Set(id, depth);
        if (kind.Length > 0) SetLink(_entry, text, kind == "permalink" && FeedAddress.IsWeb(id) ? PermalinkRank : IdRank);
    }

    // Called when the person's element has ended.
    void Close(Person person, Frame frame)
    {
        if (!person.IsAuthor) return;
        var name = !string.IsNullOrWhiteSpace(person.Name) ? person.Name
            : !string.IsNullOrWhiteSpace(person.Mail) ? person.Mail
            : PersonText.Name(person.Text ?? "");
        if (frame.Place == Place.Source) AddTo(frame.Entry?.SourceAuthors, name);
        else if (frame.Entry is not null) frame.Entry.AddAuthor(name);
        else _feed.AddAuthor(name);

        static void AddTo(List<string>? list, string? name)
        {
            if (list is not null && !string.IsNullOrWhiteSpace(name) && list.Count < 100 && !list.Contains(name)) list.Add(name);
        }
    }

    DateTimeOffset? Date(string printed)
    {
        var date = FeedDate.Read(printed);
        if (date is null && !string.IsNullOrWhiteSpace(printed)) problems.Add($"Nobody can tell what date “{Cut(printed.Trim())}” is.");
        return date;
    }

    string Plain(string text)
    {
        var twice = false;
        var repaired = FeedText.Repaired(FeedText.Storable(text), ref twice);
        if (twice) problems.Add("Text that had been encoded as UTF-8 twice was decoded twice.");
        return repaired;
    }

    TypedText Finish(FeedCapture capture)
    {
        var text = capture.Value(withoutDiv: Format == "atom10");
        var type = capture.Type;
        if (capture.IsBase64 && type != FeedCapture.Xhtml) text = FromBase64(text);
        if (!IsAtom && type == FeedCapture.Plain && MarkupGuess.LooksLikeHtml(text)) type = FeedCapture.Html;
        var finished = type is FeedCapture.Html or FeedCapture.Xhtml ? _markup.Build(text, _base, type == FeedCapture.Xhtml)
            : text.ToString();
        return new(Plain(finished), type);
    }

    static ReadOnlySpan<char> FromBase64(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text, bytes, out var length)
            && FeedEncodings.TryDecode(FeedEncodings.Utf8, bytes.AsSpan(0, length)) is { } decoded
            ? decoded.AsSpan().Trim()
            : text;
    }
}
