namespace StoryTracker.Matching.Arrivals;

/// <summary>A sketch made ready to be compared with many others: which of its words are names, and how much they make up.</summary>
/// <param name="sketch">The sketch.</param>
sealed class ComparedArticle(Sketch sketch)
{
    /// <summary>The sketch.</summary>
    public Sketch Sketch { get; } = sketch;

    /// <summary>Its weightiest words.</summary>
    public Marked Words { get; } = new(sketch.Words, sketch.Names);

    /// <summary>The words of headline and opening.</summary>
    public Marked Opening { get; } = new(sketch.Opening, sketch.Names);

    /// <summary>Words of which it is known which are names.</summary>
    public sealed class Marked
    {
        /// <summary>Marks the names.</summary>
        public Marked(Vector words, int[] names)
        {
            (Numbers, Weights, IsName) = (words.Words, words.Weights, new bool[words.Words.Length]);
            for (var i = 0; i < Numbers.Length; i++)
            {
                IsName[i] = Array.BinarySearch(names, Numbers[i]) >= 0;
                if (IsName[i]) NameSquares += (double)Weights[i] * Weights[i];
            }
            Heaviest = new int[Numbers.Length];
            for (var i = 0; i < Heaviest.Length; i++) Heaviest[i] = i;
            Array.Sort(Array.ConvertAll(Weights, w => -w), Heaviest);
        }

        /// <summary>Numbers of words, ascending.</summary>
        public int[] Numbers { get; }

        /// <summary>The weight of each.</summary>
        public ushort[] Weights { get; }

        /// <summary>Their places, heaviest first.</summary>
        public int[] Heaviest { get; }

        /// <summary>Which of them are names.</summary>
        public bool[] IsName { get; }

        /// <summary>The sum of the squared weights of the names.</summary>
        public double NameSquares { get; }

        /// <summary>Whether the word is among them.</summary>
        public bool Has(int word) => Array.BinarySearch(Numbers, word) >= 0;
    }
}
