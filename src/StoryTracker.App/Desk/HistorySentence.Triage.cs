using System.Globalization;
using StoryTracker.Domain.Triage;

namespace StoryTracker.App.Desk;

static partial class HistorySentence
{
    static string? OfTriage(object data) => data switch
    {
        ItemSetAside e => $"{e.By} set {Asked(e)} aside: {e.Reason}",
        ItemSnoozed e => $"{e.By} put {Asked(e)} off until {e.Until.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}.",
        ItemAssigned e => e.To == e.By ? $"{e.By} took {Asked(e)}." : $"{e.By} gave {Asked(e)} to {e.To}.",
        QueueDecisionUndone e => $"{e.By} took back what had been done with {Asked(e)} of the triage.",
        _ => null,
    };

    // A question of the triage, by what it asks.
    static string Asked(IQueueEvent e) => e.Item.Split(':')[0] switch
    {
        "story" => "the question whether a story stands for itself",
        "change" => "a suggested change of stories",
        "words" => "the question whether two wordings are one remark",
        "divergence" => "a divergence",
        "who" => "the question who a mention is",
        "speaker" => "the question whether two names are one speaker",
        "doubt" => "a doubtful statement",
        "date" => "the question what day an impossible date means",
        "failed" => "a failed job",
        _ => "a question",
    };
}
