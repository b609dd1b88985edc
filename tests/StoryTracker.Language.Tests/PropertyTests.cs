using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.Language.Tests;

public class PropertyTests
{
    /// <summary>Texts put together from the pieces that the rules look at, so that they are met in every order.</summary>
    static readonly string[] Pieces =
    [
        "“", "”", "\"", "‘", "’", "'", "''", " ", " ", "\n", "\r\n", ". ", ", ", ": ", "; ", " – ", "(", ")", "?", "!", "…", "said",
            "says", "adding", "told",
        "according to", "denied", "called on", "stopped short of saying", "claims", "that", "to", "and", "but", "who", "he", "she", "it",
            "they", "Mr", "Mrs",
        "Maria Lopez", "Lopez", "John Hill", "the mayor", "mayor of", "London", "the Labour group", "on Monday", "May 14", "(May 14)",
            "next week", "in eight weeks",
        "yesterday", "2018", "Speaking in", "was speaking to", "the bridge was safe", "The bridge is safe.", "😀", "\ud83d", "\u202e", "é",
            "\u0301", "漢字", "\0", "\t", "\u00a0",
    ];

    static readonly Gen<string> Texts =
        Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)),
            Gen.Elements(Pieces).ListOf().Select(p => string.Join(' ', p)),
            ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));

    static void Holds(Func<string, bool> property) =>
        Prop.ForAll(Texts.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithEndSize(120));

    static IEnumerable<Span> All(Quotation q) => q.Content.Concat(q.Source).Concat(q.Cue).Concat(q.Quoted).Concat(q.Nested?.Content ?? []);

    [Fact]
    public void Every_span_lies_inside_the_text_and_is_not_empty()
    {
        Holds(text =>
        {
            var found = Reading.Of(text);
            return found.Quotations.SelectMany(All).Concat(found.Dates.Select(d => d.Span))
                .Concat(found.Entities.SelectMany(e => e.Mentions))
                .All(s => s.Start >= 0 && s.Start < s.End && s.End <= text.Length);
        });
    }

    [Fact]
    public void Content_is_in_order_does_not_overlap_and_holds_what_was_quoted()
    {
        Holds(text => Reading.Of(text).Quotations.All(q =>
            q.Content.Count > 0
            && q.Content.Zip(q.Content.Skip(1)).All(p => p.First.End <= p.Second.Start)
            && q.Quoted.All(s => q.Content.Any(c => c.Contains(s)))));
    }

    [Fact]
    public void No_character_is_the_content_of_two_quotations()
    {
        Holds(text =>
        {
            var spans = Reading.Of(text).Quotations.SelectMany(q => q.Content).OrderBy(s => s.Start).ToList();
            return spans.Zip(spans.Skip(1)).All(p => p.First.End <= p.Second.Start);
        });
    }

    [Fact]
    public void The_type_says_how_much_is_quoted()
    {
        Holds(text => Reading.Of(text).Quotations.All(q => q.Type switch
        {
            QuotationType.Direct => q.Quoted.SequenceEqual(q.Content),
            QuotationType.Mixed => q.Quoted.Count > 0 && q.Quoted.Count < q.Content.Count,
            _ => q.Quoted.Count == 0,
        }));
    }

    [Fact]
    public void Direct_content_carries_no_double_marks_of_its_own_kind_at_its_ends()
    {
        Holds(text => Reading.Of(text).Quotations.Where(q => q.Type == QuotationType.Direct).SelectMany(q => q.Content)
            .All(s => s.Start > 0 && !char.IsWhiteSpace(text[s.Start]) && !char.IsWhiteSpace(text[s.End - 1])));
    }

    [Fact]
    public void A_speaker_is_named_in_the_text()
    {
        Holds(text => Reading.Of(text).Quotations.Where(q => q.Speaker is not null)
            .All(q => q.Speaker!.Split(' ').All(w => text.Contains(w, StringComparison.Ordinal))));
    }

    [Fact]
    public void Unresolved_and_unattributed_quotations_have_no_speaker()
    {
        Holds(text => Reading.Of(text).Quotations.All(q => q.Resolution is not (Resolution.Unresolved or Resolution.Unattributed)
            || q.Speaker is null));
    }

    [Fact]
    public void Dates_do_not_overlap_and_their_first_day_is_not_after_their_last()
    {
        Holds(text =>
        {
            var dates = Reading.Of(text).Dates;
            return dates.Zip(dates.Skip(1)).All(p => p.First.Span.End <= p.Second.Span.Start)
                && dates.All(d => d.Earliest is null || d.Latest is null || d.Earliest <= d.Latest);
        });
    }

    [Fact]
    public void The_same_input_gives_the_same_output()
    {
        Holds(text => Describe(Reading.Of(text)) == Describe(Reading.Of(text)));
    }

    static string Describe(Extraction e) => System.Text.Json.JsonSerializer.Serialize(e);
}
