using StoryTracker.App.Desk;
using StoryTracker.Domain.FollowUps;
using StoryTracker.Web.Display;

namespace StoryTracker.Web.Diary;

/// <summary>Follow-ups in words.</summary>
static class FollowUpText
{
    /// <summary>Answers that fit a kind, in the order in which a form offers them.</summary>
    public static IReadOnlyList<FollowUpAnswer> Answers(FollowUpKind kind) => kind == FollowUpKind.Promise
        ? [FollowUpAnswer.Kept, FollowUpAnswer.Broken, FollowUpAnswer.Overtaken, FollowUpAnswer.Postponed, FollowUpAnswer.Dismissed]
        : [FollowUpAnswer.Happened, FollowUpAnswer.DidNotHappen, FollowUpAnswer.Postponed, FollowUpAnswer.Dismissed];

    /// <summary>An answer as a choice.</summary>
    public static string Choice(FollowUpAnswer answer) => answer switch
    {
        FollowUpAnswer.Happened => "It happened",
        FollowUpAnswer.DidNotHappen => "It did not happen",
        FollowUpAnswer.Postponed => "Postponed to another day",
        FollowUpAnswer.Dismissed => "Nothing to follow up",
        FollowUpAnswer.Kept => "Kept",
        FollowUpAnswer.Broken => "Broken",
        _ => "Overtaken by events",
    };

    /// <summary>Where it stands, in a few words.</summary>
    public static string Status(FollowUpView f) => f.Status switch
    {
        "asks" => "Did it happen?",
        "due" => "Was it kept?",
        "coming" => "coming",
        "undated" => "no last day is known",
        "open" => f.Due is null ? "open, no day is known" : "open",
        "happened" => "happened",
        "didNotHappen" => "did not happen",
        "dismissed" => "nothing to follow up",
        var status => status,
    };

    /// <summary>What an editor decided, as a sentence without its end.</summary>
    public static string Decided(FollowUpDecisionView d) => d switch
    {
        { Answer: null, Until: { } day } => $"Comes back on {Day(day)}",
        { Answer: FollowUpAnswer.Postponed, Until: { } day } => $"Postponed to {Day(day)}",
        { Answer: { } answer } => Choice(answer),
        _ => "Decided",
    };

    /// <summary>Address of a follow-up.</summary>
    public static string Path(FollowUpView f) => $"/stories/{f.Story.Id}/follow-ups/{f.Id}";

    static string Day(DateOnly day) => DateText.Line(DateText.Span(day, day));
}
