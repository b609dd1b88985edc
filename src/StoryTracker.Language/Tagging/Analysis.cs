namespace StoryTracker.Language.Tagging;

/// <summary>The tokens of a sentence as numbers, for the features of tagger and parser.</summary>
sealed class Analysis
{
    public const int None = -1;

    /// <summary>Two places after the last token are filled with <see cref="None"/>, so that looking ahead needs no test.</summary>
    public Analysis(int count)
    {
        Count = count;
        Forms = new WordForm[count];
        Words = new int[count + 3];
        Guesses = new int[count + 3];
        Tags = new int[count + 3];
        for (int i = count; i < count + 3; i++) Words[i] = Guesses[i] = Tags[i] = None;
    }

    public int Count { get; }

    public WordForm[] Forms { get; }

    /// <summary>A known word's number, or a negative number for the class of an unknown one.</summary>
    public int[] Words { get; }

    /// <summary>The tag class a word usually bears, or a number above 255 for the shape and ending of an unknown one.</summary>
    public int[] Guesses { get; }

    /// <summary>The tag class given by the tagger.</summary>
    public int[] Tags { get; }

    public void Set(int i, WordForm form, Vocabulary vocabulary)
    {
        Forms[i] = form;
        int number = vocabulary.Number(form.Hash);
        int kind = form.Shape & 0x7F;
        Words[i] = number > 0 ? number : -2 - (kind << 16 | form.Suffix2 & 0xFFFF);
        Guesses[i] = number > 0 ? vocabulary.Usual(number) : 256 + (kind << 16 | form.Suffix2 & 0xFFFF);
    }
}
