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
/// <param name="Quoted">Samples of what it prints inside quotation marks, ascending.</param>
/// <param name="Roles">Samples of who does or is what in it, ascending.</param>
/// <param name="Tags">What its outlet filed it under, each with how rare it is: <see cref="Vector.Unit"/> for what no other article has.</param>
/// <param name="Published">The day it was published or says that it was; null where nobody knows.</param>
sealed record Sketch(
    Vector Words, Vector Opening, Vector Numbers, Vector Phrases, int[] Names, int[] Days, int[] Years, int[] Weekdays,
    int[] Quoted, int[] Roles, Vector Tags, DateOnly? Published)
{
    /// <summary>The sketch as it is kept and written: a third of the room.</summary>
    public byte[] Packed()
    {
        using var bytes = new MemoryStream(1024);
        using var to = new BinaryWriter(bytes);
        foreach (var vector in (Vector[])[Words, Opening, Numbers, Phrases, Tags]) vector.Save(to);
        foreach (var list in (int[][])[Names, Days, Years, Weekdays, Quoted, Roles])
        {
            to.Write7BitEncodedInt(list.Length);
            for (int i = 0, last = 0; i < list.Length; last = list[i++]) to.Write7BitEncodedInt(list[i] - last);
        }
        // 0: no day.
        to.Write7BitEncodedInt(Published is { } day ? day.DayNumber + 1 : 0);
        return bytes.ToArray();
    }

    /// <summary>The sketch that was packed.</summary>
    public static Sketch Of(byte[] packed)
    {
        var from = new PackedInts(packed);
        Vector[] vectors = [Vector.Load(ref from), Vector.Load(ref from), Vector.Load(ref from), Vector.Load(ref from), Vector.Load(ref from)];
        return new(vectors[0], vectors[1], vectors[2], vectors[3], Ints(ref from), Ints(ref from), Ints(ref from), Ints(ref from),
            Ints(ref from), Ints(ref from), vectors[4], from.Next() is > 0 and var day ? DateOnly.FromDayNumber(day - 1) : null);
    }

    static int[] Ints(ref PackedInts from)
    {
        var numbers = new int[from.Next()];
        for (int i = 0, number = 0; i < numbers.Length; i++) numbers[i] = number += from.Next();
        return numbers;
    }
}
