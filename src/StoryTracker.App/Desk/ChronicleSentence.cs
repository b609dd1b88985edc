using StoryTracker.Domain.Chronicle;

namespace StoryTracker.App.Desk;

/// <summary>An event about answers and changes of position as one sentence for the audit.</summary>
static class ChronicleSentence
{
    public static string? Of(object data) => data switch
    {
        ChronicleLinkConfirmed { Kind: ChronicleKind.Rebuttal } e => $"{e.By} confirmed that a statement answers another{Because(e.Reason)}",
        ChronicleLinkConfirmed e => $"{e.By} confirmed that a speaker changed position{Because(e.Reason)}",
        ChronicleLinkDeclined { Kind: ChronicleKind.Rebuttal } e => $"{e.By} said that a statement does not answer another{Because(e.Reason)}",
        ChronicleLinkDeclined e => $"{e.By} said that a speaker did not change position{Because(e.Reason)}",
        ChronicleDecisionUndone e => $"{e.By} took back a decision about two statements over time.",
        _ => null,
    };

    static string Because(string reason) => reason.Length == 0 ? "." : $": {reason}";
}
