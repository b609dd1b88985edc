using System.Collections.Immutable;
using StoryTracker.Domain.Erasure;
using StoryTracker.Domain.FollowUps;

namespace StoryTracker.Domain.Stories;

public sealed partial record Story
{
    /// <summary>What the newsroom comes back to, by id. One without evidence has nothing to ask any more, and stays for what it asked.</summary>
    public ImmutableDictionary<Guid, FollowUp> FollowUps { get; init; } = ImmutableDictionary<Guid, FollowUp>.Empty;

    /// <summary>The follow-up that rests on a date or claim, by the id of that.</summary>
    public ImmutableDictionary<Guid, Guid> FollowedUp { get; init; } = ImmutableDictionary<Guid, Guid>.Empty;

    /// <summary>The follow-up that an editor parted a date or claim from, by the id of that.</summary>
    public ImmutableDictionary<Guid, Guid> PartedFrom { get; init; } = ImmutableDictionary<Guid, Guid>.Empty;

    /// <summary>Announced dates that the newest revision of their article no longer prints, by id.</summary>
    public ImmutableDictionary<Guid, AnnouncementDropped> Dropped { get; init; } = ImmutableDictionary<Guid, AnnouncementDropped>.Empty;

    /// <summary>State after a follow-up was opened.</summary>
    public Story Apply(FollowUpOpened e) =>
        Rests(FollowUps.GetValueOrDefault(e.FollowUpId) ?? new(e.FollowUpId, e.Kind), new(e.EvidenceId, e.ArticleId, e.Due, e.Reasons, e.Matcher));

    /// <summary>State after more evidence came.</summary>
    public Story Apply(FollowUpJoined e) =>
        Rests(FollowUps.GetValueOrDefault(e.FollowUpId) ?? new(e.FollowUpId, e.Kind), new(e.EvidenceId, e.ArticleId, e.Due, e.Reasons, e.Matcher));

    /// <summary>State after an editor parted a piece of evidence.</summary>
    public Story Apply(FollowUpParted e) =>
        Moved(e.EvidenceId, e.FollowUpId, e.Into) with { PartedFrom = PartedFrom.SetItem(e.EvidenceId, e.FollowUpId) };

    /// <summary>State after an editor took a parting back.</summary>
    public Story Apply(FollowUpRejoined e) => Moved(e.EvidenceId, e.From, e.FollowUpId) with { PartedFrom = PartedFrom.Remove(e.EvidenceId) };

    /// <summary>State after a newer revision no longer printed a date.</summary>
    public Story Apply(AnnouncementDropped e) => Printed(e.DateId, false) with { Version = Version + 1, Dropped = Dropped.SetItem(e.DateId, e) };

    /// <summary>State after a day had passed.</summary>
    public Story Apply(FollowUpDue e) => Follow(e.FollowUpId, f => f with { Asked = f.Asked.Add(e.Due) });

    /// <summary>State after an editor set a day.</summary>
    public Story Apply(FollowUpScheduled e) =>
        Follow(e.FollowUpId, f => f with { Decisions = f.Decisions.Add(new(null, e.Due, null, e.Reason, e.ArticleIds, e.By, e.At)) });

    /// <summary>State after an editor answered.</summary>
    public Story Apply(FollowUpAnswered e) =>
        Follow(e.FollowUpId, f => f with { Decisions = f.Decisions.Add(new(e.Answer, e.Until, e.ClaimId, e.Note, e.ArticleIds, e.By, e.At)) });

    /// <summary>State after an editor took the last decision back.</summary>
    public Story Apply(FollowUpDecisionUndone e) =>
        Follow(e.FollowUpId, f => f.Decisions.IsEmpty ? f : f with { Decisions = f.Decisions.RemoveAt(f.Decisions.Count - 1) });

    /// <summary>Whether what a follow-up rests on is still here: announced, or claimed and not dismissed.</summary>
    public bool Stands(FollowUpEvidence evidence) => Diary.ContainsKey(evidence.Id) || Claims.GetValueOrDefault(evidence.Id) is { Dismissal: null };

    /// <summary>State after one of the events by which editors decide about follow-ups.</summary>
    internal Story After(object e) => e switch
    {
        FollowUpAnswered answered => Apply(answered),
        FollowUpScheduled scheduled => Apply(scheduled),
        FollowUpDecisionUndone undone => Apply(undone),
        FollowUpParted parted => Apply(parted),
        FollowUpRejoined rejoined => Apply(rejoined),
        _ => throw new ArgumentException($"{e.GetType().Name} is no decision about a follow-up.", nameof(e)),
    };

    // What a newer revision prints again is announced again.
    Story Reannounced(Guid date) => Dropped.ContainsKey(date) ? Printed(date, true) with { Dropped = Dropped.Remove(date) } : this;

    Story Printed(Guid date, bool printed) => FollowedUp.TryGetValue(date, out var id) && FollowUps.TryGetValue(id, out var f)
        ? this with { FollowUps = FollowUps.SetItem(id, f with { Evidence = f.Evidence.ConvertAll(e => e.Id == date ? e with { Dropped = !printed } : e) }) }
        : this;

    Story Rests(FollowUp followUp, FollowUpEvidence evidence) => FollowedUp.ContainsKey(evidence.Id) ? Next() : Next() with
    {
        FollowUps = FollowUps.SetItem(followUp.Id, followUp with { Evidence = followUp.Evidence.Add(evidence) }),
        FollowedUp = FollowedUp.SetItem(evidence.Id, followUp.Id),
    };

    Story Moved(Guid evidence, Guid from, Guid to)
    {
        if (FollowUps.GetValueOrDefault(from) is not { } source || source.Evidence.Find(e => e.Id == evidence) is not { } moved) return Next();
        var target = FollowUps.GetValueOrDefault(to) ?? new(to, source.Kind);
        return Next() with
        {
            FollowUps = FollowUps.SetItem(from, source with { Evidence = source.Evidence.Remove(moved) })
                .SetItem(to, target with { Evidence = target.Evidence.Add(moved) }),
            FollowedUp = FollowedUp.SetItem(evidence, to),
        };
    }

    Story Follow(Guid id, Func<FollowUp, FollowUp> change) =>
        FollowUps.TryGetValue(id, out var f) ? Next() with { FollowUps = FollowUps.SetItem(id, change(f)) } : Next();

    // What a removed article announced and promised is gone, with every word that editors wrote of it; that it was asked and answered stays.
    Story WithoutFollowUpsOf(Guid article, DateTimeOffset at)
    {
        var theirs = FollowUps.Values.Where(f => f.Evidence.Exists(e => e.ArticleId == article) || f.Decisions.Exists(d => d.ArticleIds.Contains(article)));
        return this with
        {
            FollowUps = FollowUps.SetItems(theirs.Select(f => KeyValuePair.Create(f.Id, f with
            {
                Evidence = f.Evidence.RemoveAll(e => e.ArticleId == article),
                Decisions = f.Decisions.ConvertAll(d => d.ArticleIds.Contains(article) ? Wordless(d.Answer, d.Due, d.By, d.At, at) : d),
            }))),
            PartedFrom = PartedFrom.RemoveRange(FollowUps.Values.SelectMany(f => f.Evidence).Where(e => e.ArticleId == article).Select(e => e.Id)),
            FollowedUp = FollowedUp.RemoveRange(FollowUps.Values.SelectMany(f => f.Evidence).Where(e => e.ArticleId == article).Select(e => e.Id)),
            Dropped = Dropped.RemoveRange(Dropped.Values.Where(d => d.ArticleId == article).Select(d => d.DateId)),
        };
    }

    Story Erased(ErasureNotice e) => e switch
    {
        { Fact: ErasedFact.FollowUpOpened, FollowUpId: { } id, FollowUpKind: { } kind } when !FollowUps.ContainsKey(id) =>
            this with { FollowUps = FollowUps.SetItem(id, new(id, kind)) },
        { Fact: ErasedFact.FollowUpDecided, FollowUpId: { } id } when FollowUps.TryGetValue(id, out var f) => this with
        {
            FollowUps = FollowUps.SetItem(id, f with { Decisions = f.Decisions.Add(Wordless(e.FollowUpAnswer, e.Due, e.DecidedBy ?? "", e.DecidedAt ?? e.At, e.At)) }),
        },
        _ => this,
    };

    static FollowUpDecision Wordless(FollowUpAnswer? answer, DateOnly? due, string by, DateTimeOffset decided, DateTimeOffset removed) =>
        new(answer, due, null, ErasureNotice.Sentence(removed), [], by, decided);
}
