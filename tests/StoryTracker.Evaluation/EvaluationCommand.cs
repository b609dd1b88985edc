using System.Globalization;
using System.Text.Json;
using StoryTracker.Evaluation.Calibration;
using StoryTracker.Evaluation.Corpora;
using StoryTracker.Evaluation.Hostile;
using StoryTracker.Evaluation.Measures;
using StoryTracker.Evaluation.Reports;
using StoryTracker.Language.Speech;

namespace StoryTracker.Evaluation;

/// <summary>Measures what was asked for and prints it.</summary>
/// <param name="options">What and how.</param>
/// <param name="to">Where the tables go.</param>
/// <param name="remarks">Where remarks go that are no result.</param>
sealed class EvaluationCommand(Options options, TextWriter to, TextWriter remarks)
{
    readonly Dictionary<string, Dictionary<string, double>> json = [];
    bool shown;

    /// <summary>Runs; 0, or 2 where the document to show is in none of the corpora asked for.</summary>
    public int Execute()
    {
        if (options.Wants("hostile")) HostileTable.Write(to, options.Worst);
        if (options.Parts is ["hostile"]) return 0;
        if (DataFolder.Find(options.Data) is { } data) Corpora(data);
        else remarks.WriteLine("The corpora are not beside the checkout (../shared/data; --data DIR names another folder): only the repository's own gold articles are measured.");
        if (options.Wants("gold")) Own();
        if (options.Show is not null && !shown)
        {
            remarks.WriteLine($"There is no document '{options.Show}' in what was asked for.");
            return 2;
        }
        if (options.Json) to.WriteLine(JsonSerializer.Serialize(json));
        return 0;
    }

    void Corpora(DataFolder data)
    {
        if (options.Wants("quotes"))
        {
            var run = new Run(QuotationCorpus.Read(File.ReadLines(data.PolNeAR), options.Split));
            Quotations($"PolNeAR {options.Split}", run, Reference.PolNeAR, WorstDocuments.ByQuotations);
        }
        if (options.Wants("speakers"))
        {
            var run = new Run(QuotationCorpus.Read(File.ReadLines(data.Basil), options.Split));
            Quotations($"BASIL {options.Split}", run, Reference.Basil, WorstDocuments.BySpeakers);
        }
        if (options.Wants("dates")) Dates(data);
        if (options.Wants("stories") && options.Show is null) Stories(data);
        if (options.Wants("seeds")) Seeds(data);
        if (options.Wants("reliability") && options is { Show: null, Json: false }) Print(Reliabilities(data, ConfidenceTable.Shipped));
        if (options.Wants("calibrate")) Calibrate(data);
    }

    void Own()
    {
        foreach (string part in new[] { OwnArticles.Open, OwnArticles.Kept })
        {
            var run = new Run(OwnArticles.Read(part));
            // What went wrong where in the kept part is not shown, so that nobody writes rules for it by accident.
            bool detailed = part == OwnArticles.Open || options.Kept;
            if (detailed && Show(run) || options.Show is not null) continue;
            var tally = new Tally<Counted>();
            var dates = new Tally<DateCount>();
            var errors = new Tally<string>();
            foreach (var article in run.Articles)
            {
                tally.Add(QuotationMeasures.Count(article.Gold, article.Found.Quotations));
                dates.Add(DateMeasures.Count(article.Gold, article.Found.Dates));
                if (options.Errors && detailed) errors.Add(ErrorClasses.Of(article));
            }
            Write($"own articles, {part.ToLowerInvariant()}", run, [.. QuotationMeasures.Figures(tally), .. DateMeasures.Figures("dates", dates)],
                new Dictionary<string, Reference>(), floors: false);
            if (!detailed) continue;
            Errors(errors);
            Worst(WorstDocuments.ByQuotations(run.Articles, options.Worst));
        }
    }

    void Quotations(string title, Run run, IReadOnlyDictionary<string, Reference> references,
        Func<IEnumerable<Measured>, int, IReadOnlyList<WorstDocuments.Line>> worst)
    {
        if (Show(run)) return;
        var tally = new Tally<Counted>();
        var errors = new Tally<string>();
        foreach (var article in run.Articles)
        {
            tally.Add(QuotationMeasures.Count(article.Gold, article.Found.Quotations));
            if (options.Errors) errors.Add(ErrorClasses.Of(article));
        }
        Write(title, run, QuotationMeasures.Figures(tally), references, options.Split == "dev");
        Errors(errors);
        Worst(worst(run.Articles, options.Worst));
    }

    void Dates(DataFolder data)
    {
        var both = new Tally<DateCount>();
        foreach (string corpus in new[] { "timebank", "aquaint" })
        {
            var run = new Run(DateCorpus.Read(File.ReadLines(data.TempEval), corpus));
            if (Show(run)) continue;
            var tally = new Tally<DateCount>();
            foreach (var article in run.Articles) tally.Add(DateMeasures.Count(article.Gold, article.Found.Dates));
            both.Add(tally);
            Write(corpus, run, DateMeasures.Figures(corpus, tally), Reference.Dates, floors: true);
            Worst(WorstDocuments.ByDates(run.Articles, options.Worst));
        }
        if (options.Show is null) Write("timebank and aquaint together", null, DateMeasures.Figures("both", both), Reference.Dates, floors: false);
    }

    void Stories(DataFolder data)
    {
        foreach (var (name, file, split) in StoriesEvaluation.Corpora(data))
        {
            var figures = StoriesEvaluation.Measure(name, StoryCorpus.Read(File.ReadLines(file), split), options, to);
            json[name] = figures.ToDictionary(f => f.Name, f => Math.Round(f.Value, 1));
        }
    }

    void Seeds(DataFolder data)
    {
        if (options.Show is not null) return;
        var gold = SeedGold.Read(File.ReadAllText(data.SeedGold), file => File.ReadAllText(data.Seed(file)));
        var result = SeedMeasures.Measure(gold, gold.Articles.ToDictionary(a => a.Key, a => Language.Extractor.Extract(a.Value)));
        json["seeds"] = result.Parts.SelectMany(p => new[] { (p.Name, (double)p.Count), ($"{p.Name}, of", p.Whole) }).ToDictionary(p => p.Item1, p => p.Item2);
        if (options.Json) return;
        to.WriteLine();
        to.WriteLine("founding articles 000 and 001");
        foreach (var part in result.Parts) to.WriteLine($"{part.Name,-34} {part.Count}/{part.Whole}");
        foreach (var conflict in result.Conflicts)
            to.WriteLine($"conflict {conflict.Id}: {(conflict.Flagged ? "flagged" : "not flagged")}, {(conflict.Right ? "right" : "not right")}, "
                + $"printed date {(conflict.RejectedPrinted ? "" : "not ")}rejected");
        foreach (string line in result.Missed) to.WriteLine($"  {line}");
    }

    /// <summary>Reliability on articles that had no part in fitting the table.</summary>
    static List<(string Name, Reliability Reliability)> Reliabilities(DataFolder data, ConfidenceTable table) =>
    [
        ("PolNeAR, development part", Reliability.Of([.. Judged.Of(new Run(QuotationCorpus.Read(File.ReadLines(data.PolNeAR), "dev")).Articles)], table)),
        ("Kept articles of our own", Reliability.Of([.. Judged.Of(new Run(OwnArticles.Read(OwnArticles.Kept)).Articles)], table)),
    ];

    void Print(IEnumerable<(string Name, Reliability Reliability)> tables)
    {
        foreach (var (name, reliability) in tables) to.WriteLine($"\nconfidence: {name}\n{reliability.Markdown().TrimEnd()}");
    }

    /// <summary>Fits the table of confidence on the training part of PolNeAR and writes it and its card into the engine's sources.</summary>
    void Calibrate(DataFolder data)
    {
        var findings = Judged.Of(new Run(QuotationCorpus.Read(File.ReadLines(data.PolNeAR), "train")).Articles).ToList();
        // Constructions that the corpus hardly has are measured on our own articles.
        var common = findings.CountBy(f => f.Quotation.Pattern).Where(c => c.Value >= Fit.Prior).Select(c => c.Key).ToHashSet();
        findings.AddRange(Judged.Of(new Run(OwnArticles.Read(OwnArticles.Open)).Articles).Where(f => !common.Contains(f.Quotation.Pattern)));
        var lines = Fit.Table(findings);
        string folder = Path.Combine(DataFolder.Checkout(), "src", "StoryTracker.Language", "Speech"), text = Fit.Text(lines);
        var measured = Reliabilities(data, ConfidenceTable.Parse(text.Split('\n').Where(l => l.Length > 0 && l[0] != '#')));
        File.WriteAllText(Path.Combine(folder, "confidence.txt"), text);
        File.WriteAllText(Path.Combine(folder, "CONFIDENCE.md"), ConfidenceCard.Write(lines, findings.Count, measured));
        foreach (var line in lines) to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Key,-44} {line.Value:0.00} {line.Count,6}"));
        Print(measured);
    }

    bool Show(Run run)
    {
        if (options.Show is null) return false;
        foreach (var article in run.Articles.Where(a => a.Gold.Id == options.Show))
        {
            Shown.Write(to, article);
            shown = true;
        }
        return true;
    }

    void Write(string title, Run? run, IReadOnlyList<Figure> figures, IReadOnlyDictionary<string, Reference> references, bool floors)
    {
        json[title] = figures.ToDictionary(f => f.Name, f => Math.Round(f.Value, 1));
        foreach (var figure in figures.Where(f => f.Precision is not null))
        {
            json[title][figure.Name + ".P"] = Math.Round(figure.Precision!.Value, 1);
            json[title][figure.Name + ".R"] = Math.Round(figure.Recall!.Value, 1);
        }
        if (options.Json) return;
        string rate = run is null ? "" : string.Create(CultureInfo.InvariantCulture, $": {run.Articles.Count} documents, {run.Rate:0} a second of processor time");
        Table.Write(to, title + rate, figures, references, floors);
    }

    void Errors(Tally<string> errors)
    {
        if (options.Json || !options.Errors) return;
        to.WriteLine("errors by class");
        foreach (var (what, count) in errors.Sorted) to.WriteLine($"{count,6}  {what}");
    }

    void Worst(IReadOnlyList<WorstDocuments.Line> lines)
    {
        if (options.Json || lines.Count == 0) return;
        to.WriteLine("worst documents (--show ID prints one)");
        foreach (var line in lines) to.WriteLine($"{line.Errors,6}  {line.Id}: {line.What}");
    }
}
