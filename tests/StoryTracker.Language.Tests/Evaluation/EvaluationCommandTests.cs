using System.Text.Json;
using StoryTracker.Evaluation;

namespace StoryTracker.Language.Tests.Evaluation;

public class EvaluationCommandTests
{
    static (int Status, string Output, string Remarks) Run(params string[] args)
    {
        using var to = new StringWriter();
        using var remarks = new StringWriter();
        int status = new EvaluationCommand(Options.Read(args).Options!, to, remarks).Execute();
        return (status, to.ToString(), remarks.ToString());
    }

    [Fact]
    public void Without_the_corpora_one_sentence_says_so_and_the_own_articles_are_measured()
    {
        var (status, output, remarks) = Run("--data", Path.Combine(AppContext.BaseDirectory, "nowhere"));
        Assert.Equal(0, status);
        Assert.Single(remarks.Trim().Split('\n'));
        Assert.Contains("own articles, open: 23 documents", output, StringComparison.Ordinal);
        Assert.Contains("B.attribution.iou50", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PolNeAR", output, StringComparison.Ordinal);
    }

    [Fact]
    public void As_json_it_is_one_object_of_figures_by_corpus()
    {
        var (_, output, _) = Run("gold", "--json", "--data", Path.Combine(AppContext.BaseDirectory, "nowhere"));
        using var json = JsonDocument.Parse(output);
        Assert.InRange(json.RootElement.GetProperty("own articles, kept").GetProperty("B.attribution.iou50").GetDouble(), 50, 100);
    }

    [Fact]
    public void An_open_article_is_shown_on_request_a_kept_one_only_when_that_is_asked_for()
    {
        string[] nowhere = ["gold", "--data", Path.Combine(AppContext.BaseDirectory, "nowhere"), "--show"];
        Assert.Contains("Maureen Tyler", Run([.. nowhere, "allotments"]).Output, StringComparison.Ordinal);
        var (status, output, remarks) = Run([.. nowhere, "mayor-tram"]);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("mayor-tram", remarks, StringComparison.Ordinal);
        Assert.Contains("Marcus Vale", Run([.. nowhere, "mayor-tram", "--kept"]).Output, StringComparison.Ordinal);
    }
}
