namespace StoryTracker.Language.Tagging;

/// <summary>What an unknown word's known relatives say of it: "resigns" of "resign", "baking" of "bake", "resign" of "resigned".</summary>
static class WordFamily
{
    static readonly string[] Inflections = ["s", "ed", "d", "ing", "ly", "er"];

    /// <summary>A number for the kind of relative and the tag class it usually bears; 0 where no relative is known.</summary>
    public static int Guess(in WordForm form, Vocabulary vocabulary)
    {
        int last2 = form.Suffix2 & 0xFFFF, last3 = form.Suffix3 & 0xFFFFFF;
        int found = 0;
        if (last3 == ('g' | 'n' << 8 | 'i' << 16))
            found = Known(1, form.Without(3), vocabulary) is var bare and > 0 ? bare : Known(1, form.Without(3, "e"), vocabulary);
        else if (last3 == ('s' | 'e' << 8 | 'i' << 16)) found = Known(2, form.Without(3, "y"), vocabulary);
        else if (last3 == ('d' | 'e' << 8 | 'i' << 16)) found = Known(3, form.Without(3, "y"), vocabulary);
        else if (last2 == ('d' | 'e' << 8)) found = First(3, form, vocabulary);
        else if (last2 == ('r' | 'e' << 8)) found = First(4, form, vocabulary);
        else if (last2 == ('y' | 'l' << 8)) found = Known(5, form.Without(2), vocabulary);
        else if (form.Suffix1 == 's')
            found = Known(2, form.Without(1), vocabulary) is var bare and > 0 ? bare : Known(2, form.Without(2), vocabulary);
        for (int i = 0; found == 0 && i < Inflections.Length; i++)
            found = Known(6 + i, form.Without(0, Inflections[i]), vocabulary);
        return found == 0 ? Known(12, form.Without(1, "ing"), vocabulary) : found;
    }

    /// <summary>-ed and -er: walked, baked, stopped.</summary>
    static int First(int kind, in WordForm form, Vocabulary vocabulary)
    {
        int found = Known(kind, form.Without(2), vocabulary);
        if (found == 0) found = Known(kind, form.Without(1), vocabulary);
        return found == 0 ? Known(kind, form.Without(3), vocabulary) : found;
    }

    static int Known(int kind, ulong hash, Vocabulary vocabulary) =>
        vocabulary.Number(hash) is > 0 and var number ? kind << 8 | vocabulary.Usual(number) : 0;
}
