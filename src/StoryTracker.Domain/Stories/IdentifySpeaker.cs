using StoryTracker.Domain.Articles;
using StoryTracker.Domain.Speakers;

namespace StoryTracker.Domain.Stories;

/// <summary>Say who it is that a claim only mentions.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="OnStory">The story where the editor decided.</param>
/// <param name="SeenRevision">Revision of the claim on that page.</param>
/// <param name="Name">Full name.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record IdentifySpeaker(Guid ClaimId, Guid OnStory, int SeenRevision, string Name, string Reason, string By)
{
    /// <summary>Id of the speaker: that on record, null for the one who goes by the name.</summary>
    public Guid? SpeakerId { get; init; }

    /// <summary>Other fields that the same correction sets.</summary>
    public ClaimFields Also { get; init; } = new();

    /// <summary>Names of other fields that the same correction gives back to the machine.</summary>
    public IReadOnlyList<string> Cleared { get; init; } = [];

    /// <summary>Text of the revision that other words are cut from; empty where no other words are set.</summary>
    public string Text { get; init; } = "";

    /// <summary>The speaker meant.</summary>
    public Guid Meant => SpeakerId ?? DerivedId.Speaker(Name);
}

/// <summary>Give a claim's speaker back to the machine.</summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="OnStory">The story where the editor decided.</param>
/// <param name="SeenRevision">Revision of the claim on that page.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record UnidentifySpeaker(Guid ClaimId, Guid OnStory, int SeenRevision, string Reason, string By);

/// <summary>Decides on <see cref="IdentifySpeaker"/>: a correction of the claim's speaker, which outranks every machine.</summary>
public static class IdentifySpeakerHandler
{
    /// <summary>Corrects the speaker on every story that holds the claim, and puts them on record where they are new.</summary>
    /// <param name="command">The decision.</param>
    /// <param name="stories">Every story that holds the claim.</param>
    /// <param name="speaker">The speaker meant.</param>
    /// <param name="now">Time of the decision.</param>
    /// <exception cref="CommandRefusedException">No reason, no name, an id that is not on record, or a claim that is not on the story.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    public static Outcome Handle(
        IdentifySpeaker command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, Versioned<Speaker> speaker, DateTimeOffset now)
    {
        var name = speaker.State is { RemovedAt: null } known ? known.Name : command.Name.Trim();
        if (name.Length is 0 or > 200) throw new CommandRefusedException("Give a name of 1 to 200 characters.");
        if (command.SpeakerId is not null && speaker.State is not { RemovedAt: null })
            throw new CommandRefusedException("There is no such speaker on record.");
        var claim = stories.GetValueOrDefault(command.OnStory)?.State?.Claims.GetValueOrDefault(command.ClaimId)
            ?? throw new CommandRefusedException("This claim is not on this story.");
        var role = claim.Mention.Resolved?.Candidate is { } found && found.SpeakerId == command.Meant ? found.Role
            : claim.Mention.Suggested?.Candidates.FirstOrDefault(c => c.SpeakerId == command.Meant)?.Role;
        var who = new Attribution(command.Meant, name, speaker.State?.Kind ?? SpeakerKind.Person, role, Resolution.Identified, claim.Machine.Speaker.Mention);
        var corrected = CorrectClaimHandler.Handle(
            new(command.ClaimId, command.SeenRevision, command.OnStory, command.Also with { Speaker = who }, command.Cleared, command.Reason, command.By),
            command.Text, stories, now);
        return corrected.IsNothing || speaker.State is { RemovedAt: null } ? corrected : corrected with
        {
            Appends = [.. corrected.Appends,
                new(Streams.Speaker(command.Meant), speaker.Version, [new SpeakerIdentified(command.Meant, name, SpeakerKind.Person)])],
        };
    }

    /// <summary>Gives the speaker back to the machine on every story that holds the claim.</summary>
    /// <exception cref="CommandRefusedException">No reason, or no editor has said who it is.</exception>
    /// <exception cref="ClaimChangedException">Somebody else was first.</exception>
    public static Outcome Handle(UnidentifySpeaker command, IReadOnlyDictionary<Guid, Versioned<Story>> stories, DateTimeOffset now) =>
        stories.GetValueOrDefault(command.OnStory)?.State?.Claims.GetValueOrDefault(command.ClaimId) is { Editorial.Fields.Speaker: null }
            ? throw new CommandRefusedException("No editor has said who this is.")
            : CorrectClaimHandler.Handle(
                new(command.ClaimId, command.SeenRevision, command.OnStory, new(), ["speaker"], command.Reason, command.By), "", stories, now);
}
