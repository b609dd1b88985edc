using StoryTracker.Evaluation.Corpora;
using StoryTracker.Language;

namespace StoryTracker.Evaluation.Measures;

/// <summary>C: the speaker's name where gold has one; D: polarity where gold has it.</summary>
static class SpeakerMeasures
{
    public static void Count(Tally<Counted> tally, GoldArticle article, Words words, List<Candidate> candidates)
    {
        foreach (var gold in article.Quotations)
        {
            var tokens = words.Of(gold.Content);
            if (tokens.Count == 0) continue;
            tally.AddIf(gold.Speaker is not null, Counted.Named);
            if (Best(tokens, candidates) is not { } found) continue;
            if (gold.Speaker is { } name)
            {
                tally.Add(Counted.NamedMatched);
                string who = found.Speaker ?? string.Join(' ', found.Source.Select(s => s.In(article.Text)));
                tally.AddIf(who.Length > 0 && Names.Same(who, name), Counted.NamedRight);
                tally.AddIf(found.Speaker is { } other && !Names.Same(other, name), Counted.NamedFalse);
            }
            tally.AddIf(gold.Nameless, Counted.Nameless);
            tally.AddIf(gold.Nameless && found.Speaker is { } given && !IsAsPrinted(given, gold, article.Text), Counted.NamelessNamed);
            if (gold.Polarity is not { } polarity) continue;
            tally.Add(Counted.Polarity);
            tally.AddIf(found.Polarity == polarity, Counted.PolarityRight);
            tally.AddIf(polarity is not Polarity.Said, Counted.Withheld);
            tally.AddIf(polarity is not Polarity.Said && found.Polarity is Polarity.Said, Counted.WithheldAsserted);
        }
    }

    /// <summary>The candidate that holds most of the gold words, at least half; the last of several equal ones.</summary>
    static Quotation? Best(HashSet<int> gold, List<Candidate> candidates)
    {
        (double Value, Quotation? Quotation) best = (0, null);
        foreach (var candidate in candidates)
            if ((double)Overlap.Shared(gold, candidate.Tokens) / gold.Count is var value && value >= best.Value) best = (value, candidate.Quotation);
        return best.Value >= 0.5 ? best.Quotation : null;
    }

    /// <summary>"Residents" said by "residents of the tower" names nobody.</summary>
    static bool IsAsPrinted(string speaker, GoldQuotation gold, string text)
    {
        var printed = gold.Source.SelectMany(s => Names.BareWords(s.In(text))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Names.BareWords(speaker).All(printed.Contains);
    }

    public static IEnumerable<Figure> Figures(Tally<Counted> t)
    {
        if (t[Counted.Named] > 0)
        {
            yield return Figure.Count("C.gold_named", t[Counted.Named]);
            yield return Figure.Share("C.matched", t[Counted.NamedMatched], t[Counted.Named]);
            yield return Figure.Share("C.speaker_acc", t[Counted.NamedRight], t[Counted.NamedMatched]);
            yield return Figure.Share("C.speaker_e2e", t[Counted.NamedRight], t[Counted.Named]);
            yield return Figure.Count("C.false_names", t[Counted.NamedFalse]);
        }
        if (t[Counted.Nameless] > 0)
        {
            yield return Figure.Count("C.nameless", t[Counted.Nameless]);
            yield return Figure.Count("C.nameless_named", t[Counted.NamelessNamed]);
        }
        if (t[Counted.Polarity] == 0) yield break;
        yield return Figure.Share("D.polarity_acc", t[Counted.PolarityRight], t[Counted.Polarity]);
        yield return Figure.Count("D.withheld", t[Counted.Withheld]);
        yield return Figure.Count("D.withheld_asserted", t[Counted.WithheldAsserted]);
    }
}
