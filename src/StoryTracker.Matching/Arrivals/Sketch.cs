namespace StoryTracker.Matching.Arrivals;

/// <summary>What the matcher keeps of an article.</summary>
/// <param name="Words">Its weightiest words.</param>
/// <param name="Opening">The words of headline and opening.</param>
/// <param name="Numbers">Its numerals.</param>
/// <param name="Days">Days of the year that it names, 32 × month + day, ascending.</param>
/// <param name="Years">Years that it names, ascending.</param>
/// <param name="Published">The day it was published or says that it was; null where nobody knows.</param>
sealed record Sketch(Vector Words, Vector Opening, Vector Numbers, int[] Days, int[] Years, DateOnly? Published, int[] Names, Vector Phrases, int Weekdays, Vector NameWords)
{
    public void Save(BinaryWriter to)
    {
        Words.Save(to);
        Opening.Save(to);
        Numbers.Save(to);
        Save(to, Days);
        Save(to, Years);
        to.Write(Published?.DayNumber ?? -1);
        Save(to, Names);
        Phrases.Save(to);
        to.Write(Weekdays);
        NameWords.Save(to);
    }

    public static Sketch Load(BinaryReader from) => new(
        Vector.Load(from), Vector.Load(from), Vector.Load(from), Ints(from), Ints(from),
        from.ReadInt32() is >= 0 and var day ? DateOnly.FromDayNumber(day) : null, Ints(from), Vector.Load(from), from.ReadInt32(), Vector.Load(from));

    static void Save(BinaryWriter to, int[] list)
    {
        to.Write7BitEncodedInt(list.Length);
        foreach (var number in list) to.Write7BitEncodedInt(number);
    }

    static int[] Ints(BinaryReader from)
    {
        var numbers = new int[from.Read7BitEncodedInt()];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = from.Read7BitEncodedInt();
        return numbers;
    }
}
