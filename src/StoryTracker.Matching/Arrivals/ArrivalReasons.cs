using System.Globalization;

namespace StoryTracker.Matching.Arrivals;

/// <summary>Says in plain English why an article is on a story, or is kept apart from one that looks like it.</summary>
sealed class ArrivalReasons(ArticleReading article, WordTable table)
{
    const int MostWords = 5, MostNumbers = 3;
    const double OpeningsAlike = 0.4, NumbersAlike = 0.2;
    // A shared word is worth telling from a hundredth of the likeness on.
    const double LeastShare = 0.01;
    const int Slept = 180;

    public List<string> For(Verdict verdict)
    {
        List<string> reasons = [];
        if (verdict.Decided is true) reasons.Add("an editor said that it belongs here");
        if (verdict.Terms is { } terms) reasons.AddRange(Reasons.ForArticle(terms, 1, false));
        if (verdict.Like is { } like && (reasons.Count == 0 || like.Words > NumbersAlike)) reasons.AddRange(For(verdict.Story, like));
        return reasons;
    }

    /// <summary>Why an article that looks like a story's is not on it.</summary>
    public string Apart(string story, Verdict verdict)
    {
        List<string> differences = [];
        var like = verdict.Like!;
        if (verdict.Decided is false) differences.Add("an editor said that it does not belong there");
        if (verdict.LikeRefused) differences.Add("it is most like an article that an editor took out of that story");
        if (verdict.LikeAPart) differences.Add("it is like some of its articles that are unlike the rest");
        if (verdict.WithoutItsTerms) differences.Add("it has none of the words that an editor gave that story");
        var (names, words) = (like.Names, like.Central);
        var told = names.Here >= 0 && names.Strength >= words.Strength / 2 ? names : words;
        if (told.Here >= 0) differences.Add($"that one has “{Printed(told.There)}”, this one “{article.Printed(told.Here)}”");
        if (like.OtherRole is { } role) differences.Add($"what is said of the same name here, “{article.Slice(role)}”, is not said there");
        if (like.SameYear is false) differences.Add("they name different years");
        if (like.SameDay is false) differences.Add("they name different days");
        if (like.Gap >= Slept) differences.Add($"they were published {like.Gap} days apart");
        return $"kept apart from “{story}”: {(differences.Count == 0 ? "they have too little in common" : string.Join("; ", differences))}";
    }

    IEnumerable<string> For(StoryHolding story, Likeness like)
    {
        var names = Shared(article.Sketch.Words, story.Words, article.IsName, MostWords);
        if (names.Count > 0) yield return $"shares rare names: {Quote(Phrased(names, story))}";
        var words = Shared(article.Sketch.Words, story.Words, w => !article.IsName(w), MostWords);
        if (words.Count > 0) yield return $"shares rare words: {Quote(words)}";
        if (like.Quoted is { } quoted) yield return $"both quote: “{article.Slice(quoted)} …”";
        if (like.Tag >= 0) yield return $"the outlets filed both under “{table.Printed(like.Tag)}”";
        if (like.Opening >= OpeningsAlike) yield return "headline and opening are like those of the story";
        if (like.Numbers >= NumbersAlike && Shared(article.Sketch.Numbers, story.Numbers, _ => true, MostNumbers) is { Count: > 0 } numbers)
            yield return $"shares numbers: {Quote(numbers)}";
        if (like.SameDay is true && article.Sketch.Days.FirstOrDefault(story.HasDay) is > 0 and var day)
            yield return string.Create(CultureInfo.InvariantCulture, $"both name {day % 32} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(day / 32)}");
        if (like.Gap >= Slept) yield return $"the story had slept for {like.Gap} days";
        else if (like.Gap is { } gap) yield return $"published {Days(gap)} its nearest article";
    }

    // "Tara Reid" rather than "Tara" and "Reid".
    List<string> Phrased(List<string> names, StoryHolding story)
    {
        var phrases = Shared(article.Sketch.Phrases, story.Phrases, _ => true, MostWords);
        return [.. phrases.Concat(names.Where(n => !phrases.Any(p => p.Split(' ').Contains(n, StringComparer.OrdinalIgnoreCase)))).Take(MostWords)];
    }

    List<string> Shared(Vector here, VectorSum there, Func<int, bool> which, int most) =>
        [.. here.Words.Zip(here.Weights)
            .Select(w => (w.First, Product: (double)w.Second * there.Sum(w.First) / (Vector.Unit * there.Length)))
            .Where(w => w.Product >= LeastShare && which(w.First))
            .OrderByDescending(w => w.Product).ThenBy(w => table[w.First], StringComparer.Ordinal).Take(most)
            .Select(w => article.Printed(w.First))];

    string Printed(int word) => table.Printed(word);

    static string Days(int gap) => gap switch { 0 => "on the day of", 1 => "a day from", _ => $"{gap} days from" };

    static string Quote(List<string> printed)
    {
        var quoted = printed.Select(p => $"“{p}”").ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.SkipLast(1))} and {quoted[^1]}";
    }
}
