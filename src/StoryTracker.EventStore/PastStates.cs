namespace StoryTracker.EventStore;

/// <summary>States of streams as they stood at earlier positions, the most recently used; forgets everything when something is erased.</summary>
/// <param name="capacityBytes">Bytes of payload at most; the state that was put last stays, however heavy it is.</param>
sealed class PastStates(long capacityBytes)
{
    readonly Lock gate = new();
    readonly Dictionary<(Type, string), SortedList<long, LinkedListNode<Entry>>> streams = [];
    readonly LinkedList<Entry> recent = new();
    long erasure, weight;

    /// <summary>Bytes of payload that the kept states were folded from.</summary>
    public long Weight
    {
        get
        {
            lock (gate) return weight;
        }
    }

    /// <summary>The latest kept state of a stream that is not after a position, what it weighs, and up to where it is known to be the last; null where none is kept.</summary>
    public (Folded<T> Folded, long Weight, long UpTo)? Get<T>(string stream, long position) where T : class
    {
        lock (gate)
        {
            if (!streams.TryGetValue((typeof(T), stream), out var kept) || kept.Values.LastOrDefault(n => n.Value.Position <= position) is not { } node) return null;
            recent.Remove(node);
            recent.AddFirst(node);
            return ((Folded<T>)node.Value.State, node.Value.Weight, node.Value.UpTo);
        }
    }

    /// <summary>Keeps a state.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="folded">The state.</param>
    /// <param name="weight">Bytes of payload that it was folded from.</param>
    /// <param name="lastErasure">The newest erasure then.</param>
    /// <param name="upTo">The stream has no further event up to this position.</param>
    public void Put<T>(string stream, Folded<T> folded, long weight, long lastErasure, long upTo) where T : class
    {
        lock (gate)
        {
            if (lastErasure < erasure) return;
            var key = (typeof(T), stream);
            if (!streams.TryGetValue(key, out var kept)) streams.Add(key, kept = []);
            if (kept.TryGetValue(folded.Position, out var old))
            {
                upTo = Math.Max(upTo, old.Value.UpTo);
                Remove(old);
            }
            // The list may have gone with its last state.
            streams[key] = kept;
            kept[folded.Position] = recent.AddFirst(new Entry(key, folded.Position, folded, weight, upTo));
            this.weight += weight;
            while (this.weight > capacityBytes && recent.Count > 1) Remove(recent.Last!);
        }
    }

    /// <summary>Forgets every state if an erasure happened since the last call.</summary>
    public void ForgetAfter(long lastErasure)
    {
        lock (gate)
        {
            if (lastErasure <= erasure) return;
            erasure = lastErasure;
            streams.Clear();
            recent.Clear();
            weight = 0;
        }
    }

    void Remove(LinkedListNode<Entry> node)
    {
        var kept = streams[node.Value.Key];
        kept.Remove(node.Value.Position);
        if (kept.Count == 0) streams.Remove(node.Value.Key);
        recent.Remove(node);
        weight -= node.Value.Weight;
    }

    sealed record Entry((Type, string) Key, long Position, object State, long Weight, long UpTo);
}
