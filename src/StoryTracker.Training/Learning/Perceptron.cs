namespace StoryTracker.Training.Learning;

/// <summary>An averaged perceptron (Collins 2002) over hashed features, in whole numbers, so that every machine learns the same.</summary>
/// <param name="patience">
/// How many changes a feature is passed over before it takes part: what is needed once only would learn its one example by heart.
/// </param>
sealed class Perceptron(int patience)
{
    Row[] _rows = new Row[1 << 16];
    int _features;

    // Each row is a run of entries; a row that is full moves to a run twice as long.
    Weight[] _weights = new Weight[1 << 16];
    Sum[] _sums = new Sum[1 << 16];
    int _entries;
    int _time = 1;

    // How often a feature was wanted that does not take part yet; features share counters now and then.
    readonly byte[] _wanted = new byte[1 << 24];

    record struct Row(ulong Key, int First, short Count, short Room);

    record struct Weight(int Class, int Value);

    record struct Sum(long Total, int Stamp);

    /// <summary>Number of features that ever took part in a change.</summary>
    public int Features => _features;

    /// <summary>Adds each class's weights to its score.</summary>
    public void Score(ReadOnlySpan<ulong> keys, Span<int> scores)
    {
        foreach (ulong key in keys)
        {
            var row = _rows[Slot(key)];
            foreach (var weight in _weights.AsSpan(row.First, row.Count)) scores[weight.Class] += weight.Value;
        }
    }

    /// <summary>One decision has been looked at; averages weigh each decision alike.</summary>
    public void Tick() => _time++;

    /// <summary>Forgets the weights but not the averages: what is learnt from here on is averaged with what was learnt before.</summary>
    /// <remarks>Averages over several orders of the sentences vary less than those over one.</remarks>
    public void Restart()
    {
        for (int e = 0; e < _entries; e++)
        {
            _sums[e] = new Sum(_sums[e].Total + (long)_weights[e].Value * (_time - _sums[e].Stamp), _time);
            _weights[e].Value = 0;
        }
    }

    /// <summary>Learns from one decision: if the right class does not lead by more than a margin, moves towards it and away from its strongest rival.</summary>
    public void Learn(ReadOnlySpan<ulong> keys, ReadOnlySpan<int> scores, int right, int margin)
    {
        int rival = -1;
        for (int c = 1; c < scores.Length; c++)
            if (c != right && (rival < 0 || scores[c] > scores[rival])) rival = c;
        if (rival >= 0 && scores[right] - scores[rival] <= margin) Update(keys, right, rival);
    }

    /// <summary>Moves the weights towards one class and away from another.</summary>
    public void Update(ReadOnlySpan<ulong> keys, int towards, int away)
    {
        foreach (ulong key in keys)
        {
            int slot = Slot(key);
            if (_rows[slot].Key == 0)
            {
                ref byte wanted = ref _wanted[(key >> 36) & (ulong)(_wanted.Length - 1)];
                if (wanted < patience)
                {
                    wanted++;
                    continue;
                }
                if (_features * 2 > _rows.Length)
                {
                    Grow();
                    slot = Slot(key);
                }
                _rows[slot].Key = key | 1;
                _features++;
            }
            Change(slot, towards, 1);
            Change(slot, away, -1);
        }
    }

    /// <summary>Every feature with its averaged weights in thousandths, in order of the keys.</summary>
    public IEnumerable<(ulong Key, List<(int Class, long Weight)> Row)> Averages()
    {
        int[] slots = Enumerable.Range(0, _rows.Length).Where(i => _rows[i].Key != 0).ToArray();
        Array.Sort(slots, (a, b) => _rows[a].Key.CompareTo(_rows[b].Key));
        foreach (int slot in slots)
        {
            var row = new List<(int, long)>();
            for (int e = _rows[slot].First; e < _rows[slot].First + _rows[slot].Count; e++)
            {
                long total = _sums[e].Total + (long)_weights[e].Value * (_time - _sums[e].Stamp);
                if (total != 0) row.Add((_weights[e].Class, total * 1000 / _time));
            }
            row.Sort((x, y) => x.Item1.CompareTo(y.Item1));
            if (row.Count > 0) yield return (_rows[slot].Key, row);
        }
    }

    void Change(int slot, int cls, int by)
    {
        ref var row = ref _rows[slot];
        int e = row.First, end = row.First + row.Count;
        while (e < end && _weights[e].Class != cls) e++;
        if (e == end) e = Append(ref row, cls);
        ref var weight = ref _weights[e];
        ref var sum = ref _sums[e];
        sum = new Sum(sum.Total + (long)weight.Value * (_time - sum.Stamp), _time);
        weight.Value += by;
    }

    int Append(ref Row row, int cls)
    {
        if (row.Count == row.Room)
        {
            int room = Math.Max(2, row.Room * 2);
            if (_entries + room > _weights.Length)
            {
                Array.Resize(ref _weights, _weights.Length * 2);
                Array.Resize(ref _sums, _sums.Length * 2);
            }
            Array.Copy(_weights, row.First, _weights, _entries, row.Count);
            Array.Copy(_sums, row.First, _sums, _entries, row.Count);
            row = row with { First = _entries, Room = (short)room };
            _entries += room;
        }
        int e = row.First + row.Count++;
        _weights[e] = new Weight(cls, 0);
        _sums[e] = new Sum(0, _time);
        return e;
    }

    int Slot(ulong key)
    {
        key |= 1;
        int mask = _rows.Length - 1;
        int i = (int)(key >> 20) & mask;
        while (_rows[i].Key != 0 && _rows[i].Key != key) i = (i + 1) & mask;
        return i;
    }

    void Grow()
    {
        var rows = _rows;
        _rows = new Row[rows.Length * 4];
        foreach (var row in rows) if (row.Key != 0) _rows[Slot(row.Key)] = row;
    }
}
