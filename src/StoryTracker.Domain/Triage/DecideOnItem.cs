using StoryTracker.Domain.Stories.Membership;

namespace StoryTracker.Domain.Triage;

/// <summary>An item of the triage as an editor had it before them.</summary>
/// <param name="Item">The item: kind and what it is about, by ids alone.</param>
/// <param name="Stories">Stories it is about.</param>
/// <param name="Seen">Number of events about it that the editor's page knew of; null where a program does not say.</param>
public sealed record ItemInHand(string Item, IReadOnlyList<Guid> Stories, int? Seen);

/// <summary>Set an item aside.</summary>
/// <param name="On">The item.</param>
/// <param name="Reason">Why, never empty.</param>
/// <param name="By">Who.</param>
public sealed record SetItemAside(ItemInHand On, string Reason, string By);

/// <summary>Put an item off.</summary>
/// <param name="On">The item.</param>
/// <param name="Until">When it is asked again; later than now.</param>
/// <param name="By">Who.</param>
public sealed record SnoozeItem(ItemInHand On, DateTimeOffset Until, string By);

/// <summary>Give an item to somebody.</summary>
/// <param name="On">The item.</param>
/// <param name="To">Whose it is from then on, never empty.</param>
/// <param name="By">Who.</param>
public sealed record AssignItem(ItemInHand On, string To, string By);

/// <summary>Take such a decision back.</summary>
/// <param name="Item">The item.</param>
/// <param name="Of">When the decision was made.</param>
/// <param name="By">Who.</param>
public sealed record UndoQueueDecision(string Item, DateTimeOffset Of, string By);

/// <summary>Somebody else decided about the item since the page was read.</summary>
/// <param name="now">The item as it is now.</param>
public sealed class ItemChangedException(QueuedItem now)
    : Exception("Somebody decided about this since you opened it; look at both and decide again.")
{
    /// <summary>The item as it is now.</summary>
    public QueuedItem Now { get; } = now;
}

/// <summary>Decides on what editors do with items of the triage.</summary>
public static class DecideOnItemHandler
{
    /// <summary>Longest reason, in UTF-16 units.</summary>
    public const int MostReason = 500;

    /// <summary>Longest name, in UTF-16 units.</summary>
    public const int MostName = 100;

    /// <summary>Sets it aside.</summary>
    /// <exception cref="CommandRefusedException">No reason, or one that is too long.</exception>
    /// <exception cref="ItemChangedException">Somebody else was first.</exception>
    public static Outcome Handle(SetItemAside command, Versioned<QueuedItem> item, DateTimeOffset now)
    {
        var reason = command.Reason.Trim();
        if (reason.Length == 0) throw new CommandRefusedException("Say why it is set aside, so that the next editor can judge it.");
        if (reason.Length > MostReason) throw new CommandRefusedException($"Say it in {MostReason} characters at most.");
        return item.State?.SetAside is { } there && there.By == command.By && there.Reason == reason ? Outcome.Nothing
            : Append(command.On, item, new ItemSetAside(command.On.Item, command.On.Stories, reason, command.By, now));
    }

    /// <summary>Puts it off.</summary>
    /// <exception cref="CommandRefusedException">The moment has passed.</exception>
    /// <exception cref="ItemChangedException">Somebody else was first.</exception>
    public static Outcome Handle(SnoozeItem command, Versioned<QueuedItem> item, DateTimeOffset now)
    {
        if (command.Until <= now) throw new CommandRefusedException("Choose a moment that is still to come.");
        return Append(command.On, item, new ItemSnoozed(command.On.Item, command.On.Stories, command.Until, command.By, now));
    }

    /// <summary>Gives it to somebody.</summary>
    /// <exception cref="CommandRefusedException">No name, or one that is too long.</exception>
    /// <exception cref="ItemChangedException">Somebody else was first.</exception>
    public static Outcome Handle(AssignItem command, Versioned<QueuedItem> item, DateTimeOffset now)
    {
        var to = command.To.Trim();
        if (to.Length == 0) throw new CommandRefusedException("Say to whom it is assigned.");
        if (to.Length > MostName) throw new CommandRefusedException($"A name has {MostName} characters at most.");
        return item.State?.Assigned is { } there && there.To == to ? Outcome.Nothing
            : Append(command.On, item, new ItemAssigned(command.On.Item, command.On.Stories, to, command.By, now));
    }

    /// <summary>Takes a decision back while it is the last; once it is taken back there is nothing to do.</summary>
    /// <exception cref="CommandRefusedException">Somebody decided on it again since.</exception>
    public static Outcome Handle(UndoQueueDecision command, Versioned<QueuedItem> item, DateTimeOffset now)
    {
        if (item.State is not { } state || state.Decided is not [.., var last]
            || !Overtaken.Stands(command.Of, (last.By, last.At), state.Decided.Exists(d => d.At == command.Of))) return Outcome.Nothing;
        return Append(new(state.Item, state.Stories, null), item, new QueueDecisionUndone(state.Item, state.Stories, last.At, command.By, now));
    }

    static Outcome Append(ItemInHand on, Versioned<QueuedItem> item, IQueueEvent e)
    {
        if (on.Seen is { } seen && seen != item.Version && item.State is { } changed) throw new ItemChangedException(changed);
        return Outcome.Append(Streams.Triage(DerivedId.TriageItem(on.Item)), item.Version, [e]);
    }
}
