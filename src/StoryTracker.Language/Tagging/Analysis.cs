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
        Seconds = new int[count];
        Settled = new bool[count];
        for (int i = count; i < count + 3; i++) Words[i] = Guesses[i] = Tags[i] = None;
    }

    public int Count { get; }

    public WordForm[] Forms { get; }

    /// <summary>A known word's number, or a negative number for the class of an unknown one.</summary>
    public int[] Words { get; }

    /// <summary>The tag class a word usually bears, or a number above 127 that stands for what is known of a rare or unknown one.</summary>
    public int[] Guesses { get; }

    /// <summary>The tag class given by the tagger.</summary>
    public int[] Tags { get; }

    /// <summary>The tag class that came close, <see cref="None"/> where the tagger was sure.</summary>
    public int[] Seconds { get; }

    /// <summary>Which tokens the tagger need not look at.</summary>
    public bool[] Settled { get; }

    /// <summary>Takes a token in; its tag is settled where the word bears no other.</summary>
    public void Set(int i, WordForm form, Vocabulary vocabulary)
    {
        Forms[i] = form;
        Seconds[i] = None;
        int number = vocabulary.Number(form.Hash);
        if (number == 0) Unseen(i, vocabulary);
        else if (number > vocabulary.Common) Rare(i, vocabulary.Usual(number));
        else
        {
            Words[i] = number;
            Guesses[i] = Tags[i] = vocabulary.Usual(number);
            Settled[i] = vocabulary.IsCertain(number);
        }
    }

    /// <summary>A word met once or twice: its own tag is a hint, but it is no feature.</summary>
    public void Rare(int i, int usual)
    {
        Words[i] = -2 - Kind(i);
        Guesses[i] = 128 + usual;
    }

    /// <summary>A word never met: relatives, or else shape and ending, stand for it.</summary>
    public void Unseen(int i, Vocabulary vocabulary)
    {
        Words[i] = -2 - Kind(i);
        int family = (Forms[i].Shape & 32) != 0 ? 0 : WordFamily.Guess(Forms[i], vocabulary);
        Guesses[i] = family > 0 ? family << 1 | 1 << 16 | Forms[i].Shape & 1 : 1 << 24 | Kind(i);
    }

    int Kind(int i) => (Forms[i].Shape & 0x7F) << 16 | Forms[i].Suffix2 & 0xFFFF;
}
