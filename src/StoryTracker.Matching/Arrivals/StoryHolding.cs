namespace StoryTracker.Matching.Arrivals;

/// <summary>What a story holds: its articles' sketches and their sums. Taking an article out restores the former state exactly.</summary>
sealed class StoryHolding(string id, int number)
{
    const int MostCore = 32;

    readonly SortedList<int, Member> _members = [];
    readonly SortedList<int, Member> _refused = [];
    readonly SortedList<int, int> _published = [];
    readonly Dictionary<int, int> _names = [], _days = [], _years = [], _weekdays = [];
    (int Word, double Weight)[]? _core, _openingCore;

    public string Id { get; } = id;

    /// <summary>Stories are numbered in the order in which they were first heard of.</summary>
    public int Number { get; } = number;

    /// <summary>The story that this one was merged into, or null.</summary>
    public StoryHolding? Into { get; set; }

    /// <summary>How many articles it holds.</summary>
    public int Articles => _members.Count;

    public VectorSum Words { get; } = new();

    public VectorSum Opening { get; } = new();

    public VectorSum Numbers { get; } = new();

    public VectorSum Phrases { get; } = new();

    /// <summary>Articles that an editor said do not belong; in the order of the record.</summary>
    public IList<Member> Refused => _refused.Values;

    /// <summary>Its articles in the order of the record.</summary>
    public IList<Member> Members => _members.Values;

    /// <summary>The words that mark it, heaviest first: the share of the story that each makes up, and lacks if it is not there, 0 to 1.</summary>
    public IReadOnlyList<(int Word, double Weight)> Core => _core ??= MakeCore(Words);

    /// <summary>The words that mark its headlines and openings, in the same way.</summary>
    public IReadOnlyList<(int Word, double Weight)> OpeningCore => _openingCore ??= MakeCore(Opening);

    /// <summary>Puts an article in.</summary>
    public void Add(Member article, Sketch sketch)
    {
        _members.Add(article.Number, article);
        Sum(sketch, 1);
    }

    /// <summary>Takes an article out.</summary>
    /// <param name="article">The article.</param>
    /// <param name="sketch">What was put in.</param>
    public void Remove(int article, Sketch sketch)
    {
        if (_members.Remove(article)) Sum(sketch, -1);
    }

    /// <summary>Notes an article as one that does not belong.</summary>
    public void Refuse(Member article) => _refused[article.Number] = article;

    /// <summary>An article may belong after all.</summary>
    public void Allow(int article) => _refused.Remove(article);

    /// <summary>How many days the nearest of its articles lies away; null where either has no day.</summary>
    public int? Gap(DateOnly? day)
    {
        if (day is null || _published.Count == 0) return null;
        var (number, low, high) = (day.Value.DayNumber, 0, _published.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_published.GetKeyAtIndex(middle) < number) low = middle + 1;
            else high = middle;
        }
        var after = low < _published.Count ? _published.GetKeyAtIndex(low) - number : int.MaxValue;
        var before = low > 0 ? number - _published.GetKeyAtIndex(low - 1) : int.MaxValue;
        return Math.Min(after, before);
    }

    /// <summary>Whether some of the days are named in the story, too; null where either names none.</summary>
    public bool? SharesDay(int[] days) => Shares(_days, days);

    /// <summary>Whether some of the years are named in the story, too; null where either names none.</summary>
    public bool? SharesYear(int[] years) => Shares(_years, years);

    /// <summary>Whether some of the days of the week are named in the openings of the story, too; null where either names none.</summary>
    public bool? SharesWeekday(int[] weekdays) => Shares(_weekdays, weekdays);

    /// <summary>Whether a day of the year is named in one of its articles.</summary>
    public bool HasDay(int day) => _days.ContainsKey(day);

    /// <summary>Whether one of its articles names somebody or something.</summary>
    public bool HasNames => _names.Count > 0;

    /// <summary>Whether the word is a name in one of its articles.</summary>
    public bool IsName(int word) => _names.ContainsKey(word);

    static bool? Shares(Dictionary<int, int> held, int[] named) =>
        held.Count == 0 || named.Length == 0 ? null : named.Any(held.ContainsKey);

    void Sum(Sketch sketch, int sign)
    {
        (_core, _openingCore) = (null, null);
        Words.Add(sketch.Words, sign);
        Opening.Add(sketch.Opening, sign);
        Numbers.Add(sketch.Numbers, sign);
        Count(_days, sketch.Days, sign);
        Count(_names, sketch.Names, sign);
        Count(_weekdays, sketch.Weekdays, sign);
        Phrases.Add(sketch.Phrases, sign);
        Count(_years, sketch.Years, sign);
        if (sketch.Published is not { } day) return;
        var articles = _published.GetValueOrDefault(day.DayNumber) + sign;
        if (articles == 0) _published.Remove(day.DayNumber);
        else _published[day.DayNumber] = articles;
    }

    static void Count(Dictionary<int, int> held, int[] named, int sign)
    {
        foreach (var number in named)
        {
            var times = held.GetValueOrDefault(number) + sign;
            if (times == 0) held.Remove(number);
            else held[number] = times;
        }
    }

    (int, double)[] MakeCore(VectorSum sum)
    {
        double length = sum.Length, articles = Articles;
        if (length == 0) return [];
        // The number breaks ties: it is given by the order of the record.
        var heaviest = new PriorityQueue<int, (double, int)>();
        var least = 0.0;
        for (var i = 0; i < sum.Words.Length; i++)
        {
            var weight = sum.Sums[i] / length * (sum.AllTimes[i] / articles);
            // Words ascend, so that of equal weights the one that is there already stays.
            if (heaviest.Count == MostCore && weight <= least) continue;
            heaviest.Enqueue(sum.Words[i], (weight, -sum.Words[i]));
            if (heaviest.Count > MostCore) heaviest.Dequeue();
            heaviest.TryPeek(out _, out var last);
            least = last.Item1;
        }
        var core = new (int, double)[heaviest.Count];
        for (var i = core.Length - 1; i >= 0; i--)
        {
            heaviest.TryDequeue(out var word, out var weight);
            core[i] = (word, weight.Item1);
        }
        return core;
    }
}
