namespace StoryTracker.EventStore;

/// <summary>
/// The most recently used folded states by class and stream; forgets everything when something is erased. Bounded in number and in weight: a state weighs what
/// the payloads of its events weigh, which is about what it holds of them.
/// </summary>
/// <param name="capacity">States at most.</param>
/// <param name="capacityBytes">Bytes of payload at most; the state that was put last stays, however heavy it is.</param>
sealed class FoldCache(int capacity, long capacityBytes)
{
    readonly Lock gate = new();
    readonly Dictionary<(Type, string), LinkedListNode<Entry>> entries = [];
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

    /// <summary>The newest erasure that it knows of.</summary>
    public long LastErasure
    {
        get
        {
            lock (gate) return erasure;
        }
    }

    /// <summary>Number of states that are kept.</summary>
    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>The cached state, what it weighs, and the position up to which it is known to be the last; null where none is kept.</summary>
    public (Folded<T> Folded, long Weight, long UpTo)? Get<T>(string stream) where T : class
    {
        lock (gate)
        {
            if (!entries.TryGetValue((typeof(T), stream), out var node)) return null;
            recent.Remove(node);
            recent.AddFirst(node);
            return ((Folded<T>)node.Value.State, node.Value.Weight, node.Value.UpTo);
        }
    }

    /// <summary>Keeps a state folded while <paramref name="lastErasure"/> was the newest erasure, unless a later version is kept
    /// already.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="folded">The state.</param>
    /// <param name="weight">Bytes of payload that it was folded from.</param>
    /// <param name="lastErasure">The newest erasure then.</param>
    /// <param name="upTo">The stream is known to have no further event up to this position; 0: nothing is known beyond the state's own.</param>
    public void Put<T>(string stream, Folded<T> folded, long weight, long lastErasure, long upTo = 0) where T : class
    {
        upTo = Math.Max(upTo, folded.Position);
        var key = (typeof(T), stream);
        lock (gate)
        {
            if (lastErasure < erasure) return;
            if (entries.TryGetValue(key, out var old))
            {
                var before = (Folded<T>)old.Value.State;
                if (before.Version > folded.Version) return;
                if (before.Version == folded.Version) (folded, upTo) = (before, Math.Max(upTo, old.Value.UpTo));
                Remove(old);
            }
            entries[key] = recent.AddFirst(new Entry(key, folded, weight, upTo));
            this.weight += weight;
            while (entries.Count > capacity || (this.weight > capacityBytes && entries.Count > 1)) Remove(recent.Last!);
        }
    }

    /// <summary>Forgets every state if an erasure happened since the last call; true if so.</summary>
    public bool ForgetAfter(long lastErasure)
    {
        lock (gate)
        {
            if (lastErasure <= erasure) return false;
            erasure = lastErasure;
            var any = entries.Count > 0;
            entries.Clear();
            recent.Clear();
            weight = 0;
            return any;
        }
    }

    void Remove(LinkedListNode<Entry> node)
    {
        entries.Remove(node.Value.Key);
        recent.Remove(node);
        weight -= node.Value.Weight;
    }

    sealed record Entry((Type, string) Key, object State, long Weight, long UpTo);
}
