namespace StoryTracker.Training.Treebanks;

/// <summary>The treebanks that may train shipped weights, and those that only measure.</summary>
/// <param name="Train">UD English-EWT train and the news documents of GUM that are not held out.</param>
/// <param name="Dev">EWT dev.</param>
/// <param name="Test">EWT test.</param>
/// <param name="News">The held-out news documents of GUM: those of its dev and test parts.</param>
sealed record TreebankSet(
    List<TreebankSentence> Train, List<TreebankSentence> Dev, List<TreebankSentence> Test, List<TreebankSentence> News)
{
    public static readonly IReadOnlySet<string> HeldOut =
        new HashSet<string>(StringComparer.Ordinal) { "GUM_news_homeopathic", "GUM_news_iodine", "GUM_news_nasa", "GUM_news_sensitive" };

    /// <summary>Reads <c>ud_ewt/en_ewt-*.conllu.gz</c> and <c>ud_gum/en_gum-news-only.conllu.gz</c> below a folder.</summary>
    public static TreebankSet Read(string folder)
    {
        List<TreebankSentence> Ewt(string part) => Conllu.Read(Path.Combine(folder, "ud_ewt", $"en_ewt-{part}.conllu.gz"));
        var news = Conllu.Read(Path.Combine(folder, "ud_gum", "en_gum-news-only.conllu.gz"));
        var train = Ewt("train");
        train.AddRange(news.Where(s => !HeldOut.Contains(s.Document)));
        return new TreebankSet(train, Ewt("dev"), Ewt("test"), [.. news.Where(s => HeldOut.Contains(s.Document))]);
    }
}
