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
            for (int i = 0, name = 0; i < Numbers.Length && name < names.Length;)
            {
                if (Numbers[i] < names[name]) i++;
                else if (Numbers[i] > names[name]) name++;
                else
                {
                    IsName[i] = true;
                    NameSquares += (double)Weights[i] * Weights[i++];
                }
            }
        }

        /// <summary>Numbers of words, ascending.</summary>
        public int[] Numbers { get; }

        /// <summary>The weight of each.</summary>
        public ushort[] Weights { get; }

        /// <summary>Their places, heaviest first.</summary>
        public int[] Heaviest => field ??= ByWeight();

        /// <summary>Which of them are names.</summary>
        public bool[] IsName { get; }

        /// <summary>The sum of the squared weights of the names.</summary>
        public double NameSquares { get; }

        /// <summary>Whether the word is among them.</summary>
        public bool Has(int word) => Array.BinarySearch(Numbers, word) >= 0;

        int[] ByWeight()
        {
            var places = new int[Numbers.Length];
            for (var i = 0; i < places.Length; i++) places[i] = i;
            Array.Sort(Array.ConvertAll(Weights, w => -w), places);
            return places;
        }
    }
}
