namespace StoryTracker.Matching.Arrivals;

/// <summary>What the matcher keeps of an article.</summary>
/// <param name="Words">Its weightiest words.</param>
/// <param name="Opening">The words of headline and opening.</param>
/// <param name="Numbers">Its numerals.</param>
/// <param name="Phrases">Pairs of capitalised words: names of people, organisations and places.</param>
/// <param name="Names">Which of its words are names, ascending.</param>
/// <param name="Days">Days of the year that it names, 32 × month + day, ascending.</param>
/// <param name="Years">Years that it names, ascending.</param>
/// <param name="Weekdays">Days of the week that headline and opening name, 0 to 6, ascending.</param>
/// <param name="Published">The day it was published or says that it was; null where nobody knows.</param>
sealed record Sketch(
    Vector Words, Vector Opening, Vector Numbers, Vector Phrases, int[] Names, int[] Days, int[] Years, int[] Weekdays, DateOnly? Published)
{
    public void Save(BinaryWriter to)
    {
        foreach (var vector in (Vector[])[Words, Opening, Numbers, Phrases]) vector.Save(to);
        foreach (var list in (int[][])[Names, Days, Years, Weekdays])
        {
            to.Write7BitEncodedInt(list.Length);
            foreach (var number in list) to.Write7BitEncodedInt(number);
        }
        to.Write(Published?.DayNumber ?? -1);
    }

    public static Sketch Load(BinaryReader from) => new(
        Vector.Load(from), Vector.Load(from), Vector.Load(from), Vector.Load(from), Ints(from), Ints(from), Ints(from), Ints(from),
        from.ReadInt32() is >= 0 and var day ? DateOnly.FromDayNumber(day) : null);

    static int[] Ints(BinaryReader from)
    {
        var numbers = new int[from.Read7BitEncodedInt()];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = from.Read7BitEncodedInt();
        return numbers;
    }
}
