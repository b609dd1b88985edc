namespace StoryTracker.EventStore;

/// <summary>The most recently used folded states by class and stream; forgets everything when something is erased.</summary>
sealed class FoldCache(int capacity)
{
    readonly Lock gate = new();
    readonly Dictionary<(Type, string), LinkedListNode<((Type, string) Key, object State)>> entries = [];
    readonly LinkedList<((Type, string) Key, object State)> recent = new();
    long erasure;

    /// <summary>The cached state, if any.</summary>
    public Folded<T>? Get<T>(string stream) where T : class
    {
        lock (gate)
        {
            if (!entries.TryGetValue((typeof(T), stream), out var node)) return null;
            recent.Remove(node);
            recent.AddFirst(node);
            return (Folded<T>)node.Value.State;
        }
    }

    /// <summary>Keeps a state folded while <paramref name="lastErasure"/> was the newest erasure, unless a later version is kept
    /// already.</summary>
    public void Put<T>(string stream, Folded<T> folded, long lastErasure) where T : class
    {
        var key = (typeof(T), stream);
        lock (gate)
        {
            if (lastErasure < erasure) return;
            if (entries.TryGetValue(key, out var old))
            {
                if (((Folded<T>)old.Value.State).Version > folded.Version) return;
                recent.Remove(old);
            }
            entries[key] = recent.AddFirst((key, folded));
            if (entries.Count <= capacity) return;
            entries.Remove(recent.Last!.Value.Key);
            recent.RemoveLast();
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
            return any;
        }
    }
}
