using System.Globalization;

namespace StoryTracker.Evaluation.Calibration;

/// <summary>The card that stands beside the table of confidence.</summary>
static class ConfidenceCard
{
    /// <summary>The card.</summary>
    /// <param name="lines">The table.</param>
    /// <param name="training">Findings the table was fitted on.</param>
    /// <param name="measured">Reliability on articles that had no part in it, by their name.</param>
    public static string Write(IReadOnlyList<Fit.Line> lines, int training, IEnumerable<(string Name, Reliability Reliability)> measured) => string.Create(
        CultureInfo.InvariantCulture, $"""
        # Confidence

        `Quotation.Confidence` is the share of findings of its kind that were right when it was measured. **Right** means: at least half of the words of the
        content (intersection over union) are those of a quotation that people annotated, and where they marked a source, ours overlaps it. It says
        nothing of the speaker's full name beyond the source, nothing of polarity, and nothing of what was missed.

        A kind is the construction (`Pattern`), and finer where that tells more: direct, mixed or indirect; utterance or attitude; speaker named or
        not. The shares are in `confidence.txt`, {lines.Count} of them. No word takes part.

        **Fitted** on {training:#,0} findings in the training part of PolNeAR, which is for measuring and is not part of the repository;
        constructions with fewer than {Fit.Prior} findings there also on the open articles of our own. Each share is the mean of a
        Beta distribution whose prior is the coarser kind's share with the weight of {Fit.Prior} findings; a finer kind has a line of its own from {Fit.Fewest}
        findings and a difference of {100 * Fit.Difference:0} points on. People agree with one another on about four attributions in five, so a finding that is
        called wrong here may be one that another annotator had marked.

        **Made by** `dotnet run -c Release --project tests/StoryTracker.Evaluation -- calibrate`, which writes `confidence.txt` and this card.
        **Measured by** the same with `reliability`.

        ## Reliability

        {string.Join("\n\n", measured.Select(m => $"### {m.Name}\n\n{m.Reliability.Markdown().TrimEnd()}"))}

        ## What it does not know

        - It was measured on political news of 2015–16. On plain reports of other kinds findings are right more often than it says, see the kept articles.
        - PolNeAR has no gold names, so "named" only tells that a name was found, not that it is the right one.
        - Kinds with few findings lie near their construction's share, constructions with few near the share of all.

        """);
}
