namespace StoryTracker.Matching.Arrivals;

/// <summary>What the words of two articles have in common, and what each has that the other lacks.</summary>
readonly ref struct Overlap
{
    /// <summary>Compares two lists of words in one pass.</summary>
    public Overlap(ComparedArticle.Marked a, ComparedArticle.Marked b)
    {
        double all = 0, names = 0, namesA = 0, namesB = 0, missingA = 0, missingB = 0;
        int i = 0, j = 0;
        while (i < a.Numbers.Length && j < b.Numbers.Length)
        {
            if (a.Numbers[i] < b.Numbers[j]) missingA = Math.Max(missingA, a.Weights[i++]);
            else if (a.Numbers[i] > b.Numbers[j]) missingB = Math.Max(missingB, b.Weights[j++]);
            else
            {
                double x = a.Weights[i], y = b.Weights[j];
                all += x * y;
                if (a.IsName[i++] & b.IsName[j++])
                {
                    names += x * y;
                    namesA += x * x;
                    namesB += y * y;
                    SharedNames++;
                }
                else SharedOthers++;
            }
        }
        while (i < a.Numbers.Length) missingA = Math.Max(missingA, a.Weights[i++]);
        while (j < b.Numbers.Length) missingB = Math.Max(missingB, b.Weights[j++]);
        Cosine = all / ((double)Vector.Unit * Vector.Unit);
        NameCosine = names > 0 ? names / Math.Sqrt(a.NameSquares * b.NameSquares) : 0;
        Contradiction = Math.Sqrt(missingA * missingB) / Vector.Unit;
        NamesHeld = (Share(namesA, a.NameSquares) + Share(namesB, b.NameSquares)) / 2;
    }

    /// <summary>Cosine, 0 to about 1.</summary>
    public double Cosine { get; }

    /// <summary>Cosine of the names alone, 0 to about 1.</summary>
    public double NameCosine { get; }

    /// <summary>The geometric mean of the heaviest word here that is missing there and the reverse, as shares of the articles.</summary>
    public double Contradiction { get; }

    /// <summary>Mean share of the squared weights of an article's names that the other has, too; half where an article has none.</summary>
    public double NamesHeld { get; }

    /// <summary>How many names both have.</summary>
    public int SharedNames { get; }

    /// <summary>How many other words both have.</summary>
    public int SharedOthers { get; }

    static double Share(double part, double all) => all > 0 ? part / all : 0.5;
}
