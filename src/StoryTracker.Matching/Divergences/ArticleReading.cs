using System.Collections.Immutable;
using StoryTracker.Matching.Reports;

namespace StoryTracker.Matching.Divergences;

/// <summary>A sentence with what it says.</summary>
/// <param name="Words">The sentence as printed.</param>
/// <param name="Paragraph">Number of its paragraph, from 0.</param>
/// <param name="Content">Its content words.</param>
/// <param name="Predications">What it says of what.</param>
/// <param name="Superlatives">What it calls the most or the least.</param>
public sealed record ReadSentence(Stretch Words, int Paragraph, ImmutableArray<ContentWord> Content, ImmutableArray<Predication> Predications,
    ImmutableArray<Superlative> Superlatives);

/// <summary>Why a printed time cannot be right.</summary>
public enum TimeSlip
{
    /// <summary>The weekday is not that of the date, and another date fits both what is printed and the text round it.</summary>
    WrongMonth,

    /// <summary>The weekday is not that of the date.</summary>
    WrongWeekday,

    /// <summary>The text itself dates the same event otherwise.</summary>
    TwoDays,

    /// <summary>A week counted from publication, with a date beside it that lies in another.</summary>
    WrongWeek,
}

/// <summary>A time as printed and what it stands for.</summary>
/// <param name="Words">As printed.</param>
/// <param name="Days">The days it can mean.</param>
public sealed record ReadTime(Stretch Words, Days Days)
{
    /// <summary>Why it cannot be right, null where nothing speaks against it.</summary>
    public TimeSlip? Slip { get; init; }

    /// <summary>The reasons for <see cref="Slip"/>, in plain English; null where there is none.</summary>
    public string? Why { get; init; }
}

/// <summary>An article as the search for divergences sees it. Offsets of everything in it count in <paramref name="Text"/>.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Text">Its text, in one revision.</param>
public sealed record ArticleReading(string ArticleId, string Text)
{
    /// <summary>Who printed it, null when not known.</summary>
    public string? Outlet { get; init; }

    /// <summary>Its headline, null when not known.</summary>
    public string? Title { get; init; }

    /// <summary>When it was published.</summary>
    public Days Published { get; init; } = Days.Unknown;

    /// <summary>Its sentences, in order of their first word.</summary>
    public ImmutableArray<ReadSentence> Sentences { get; init; } = [];

    /// <summary>What its headline says; offsets count in <see cref="Title"/>.</summary>
    public ImmutableArray<ReadSentence> Headline { get; init; } = [];

    /// <summary>Its numbers, in order.</summary>
    public ImmutableArray<ReportedNumber> Numbers { get; init; } = [];

    /// <summary>The numbers of its headline; offsets count in <see cref="Title"/>.</summary>
    public ImmutableArray<ReportedNumber> HeadlineNumbers { get; init; } = [];

    /// <summary>Its times, in order.</summary>
    public ImmutableArray<ReadTime> Times { get; init; } = [];

    /// <summary>What it says that sources said; a report whose words are not those of the text is passed over.</summary>
    public ImmutableArray<Report> Reports { get; init; } = [];
}
