using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Matching.Reports;
using StoryTracker.Matching.Utterances;

namespace StoryTracker.Matching.Tests.Utterances;

public sealed class UtterancePropertyTests
{
    static readonly string[] Phrases =
    [
        "the harbour wall", "will fall into the sea", "would fall into the sea", "before winter", "I will not resign", "he would resign",
        "root it out", "must root out corruption", "heartbreaking", "it breaks my heart", "three hundred nurses", "301 nurses",
            "in Leeds", "in Hull",
        "is unacceptable", "don’t feel safe", "feel unsafe", "Jennie Formby", "the new general secretary", "zero tolerance",
    ];

    static readonly Gen<Report> Reports =
        from printed in (from words in Gen.Elements(Phrases) from quoted in Gen.Elements(true, false) from end in Gen.Elements("", ".",
            ",") select quoted ? $"“{words}{end}”" : $"{words}{end}")
            .NonEmptyListOf()
        from article in Gen.Elements("a", "b", "c", "d")
        from at in Gen.Choose(0, 40)
        from speaker in Gen.Elements("s", "s", "s", "t")
        from day in Gen.Choose(0, 2)
        from known in Gen.Elements(true, true, false)
        from place in Gen.Elements(null, null, "Leeds", "Hull")
        select Placed(PrintedReports.Of(string.Join(' ', printed.Take(6)), article, speaker, PrintedReports.Day.AddDays(day), at * 500),
            known, place);

    static readonly Arbitrary<Report[]> Several = Reports.ListOf().Select(rs => rs.Take(8).DistinctBy(r => r.Id).ToArray()).ToArbitrary();
    static readonly Arbitrary<(Report A, Report B)> Two = (from a in Reports from b in Reports select (a, b)).ToArbitrary();

    [Fact]
    public void Two_reports_are_to_each_other_what_they_are_the_other_way_round() => Prop.ForAll(Two, pair =>
        Show(UtteranceJoin.Compare(pair.A, pair.B)) == Show(UtteranceJoin.Compare(pair.B, pair.A).Turned())).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_reports_changes_nothing() => Prop.ForAll(Several, reports =>
        Show(UtteranceJoin.Join(reports)) == Show(UtteranceJoin.Join([.. reports.Reverse()]))
        && Show(UtteranceJoin.Join(reports)) == Show(UtteranceJoin.Join([.. reports.OrderBy(r =>
            r.Id, StringComparer.Ordinal)]))).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_wording_is_a_slice_of_its_report() => Prop.ForAll(Several, reports => Wordings(UtteranceJoin.Join(reports)).All(w =>
        w.Pieces.Length > 0 && w.Pieces.All(p => p.Text.Length > 0 && reports.Single(r => r.Id == w.ReportId).Words.Any(s =>
            s.Quoted == p.Quoted && s.Start <= p.Start && p.End <= s.End
                && s.Text[(p.Start - s.Start)..(p.End - s.Start)] == p.Text)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Different_occasions_and_speakers_are_never_joined() => Prop.ForAll(Several, reports =>
    {
        var byId = reports.ToDictionary(r => r.Id);
        return UtteranceJoin.Join(reports).Joined.All(u => u.Wordings.All(x => u.Wordings.All(y =>
            byId[x.ReportId].SpeakerId == byId[y.ReportId].SpeakerId
            && (x == y || OccasionRelation.Between(byId[x.ReportId], byId[y.ReportId]).Match is not OccasionMatch.Different))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_join_holds_between_its_two_reports_alone_and_they_share_a_key() => Prop.ForAll(Several, reports =>
    {
        var byId = reports.ToDictionary(r => r.Id);
        return UtteranceJoin.Join(reports).Joined.SelectMany(u => u.Joins).All(j =>
            UtteranceJoin.Compare(byId[j.A.ReportId], byId[j.B.ReportId]).Alignments.Any(x => x.Relation is Relation.SameUtterance
                && Show(x) == Show(j))
            && UtteranceKeys.Of(byId[j.A.ReportId]).Intersect(UtteranceKeys.Of(byId[j.B.ReportId])).Any());
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_join_is_lost_it_holds_an_utterance_together_or_is_shown_side_by_side() => Prop.ForAll(Several, reports =>
    {
        var found = UtteranceJoin.Join(reports);
        var shown = found.Joined.SelectMany(u => u.Joins).Concat(found.SideBySide).Select(x => (x.A, x.B)).ToHashSet();
        return reports.SelectMany(a => reports.Where(b => UtteranceJoin.Order(a, b) < 0).Select(b => UtteranceJoin.Compare(a, b)))
            .SelectMany(c => c.Alignments).Where(x => x.Relation is Relation.SameUtterance).All(x => shown.Contains((x.A, x.B)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_cells_of_a_column_are_its_wording_character_for_character() => Prop.ForAll(Several, reports =>
    {
        var table = WordingTable.Of([.. reports.Select(r => new Wording(r.Id, r.ArticleId, r.Words))]);
        return table.Columns.Select((w, i) => (w, i)).All(c =>
            Characters(c.w.Pieces.Select(p => (p.Text, p.Start, p.Quoted))).SequenceEqual(
                Characters(table.Rows.SelectMany(r => r.Cells[c.i]).Select(x => (x.Text, x.Start, x.Quoted)))));
    }).QuickCheckThrowOnFailure();

    static Report Placed(Report report, bool known, string? place)
    {
        var placed = report with { Id = $"{report.Id} {report.SpeakerId} {report.Occasion.Said.Earliest} {known} {place}", Occasion =
            report.Occasion with { Place = place } };
        return known ? placed : placed.Undated();
    }

    static IEnumerable<(char, int, bool)> Characters(IEnumerable<(string Text, int Start, bool Quoted)> slices) =>
        slices.SelectMany(s => s.Text.Select((c, i) => (c, s.Start + i, s.Quoted)));

    static IEnumerable<Wording> Wordings(UtteranceFindings found) =>
        found.Joined.SelectMany(u => u.Wordings).Concat(found.Lines.Concat(found.SideBySide).Concat(found.Suggestions).SelectMany(x =>
            new[] { x.A, x.B }));

    static string Show(Comparison c) => string.Join('\n', c.Alignments.Select(Show));

    static string Show(Alignment x) =>
        $"{x.Relation} {x.A.ReportId} {x.A.Start} {x.A.End} | {x.B.ReportId} {x.B.Start} {x.B.End} {x.Confidence} {string.Join(';', x.Reasons)}";

    static string Show(UtteranceFindings f) => string.Join('\n',
        f.Joined.Select(u => $"{u.Id} {string.Join(',', u.Wordings.Select(w => w.ReportId))} {string.Join(';', u.Reasons)}")
            .Concat(f.Lines.Concat(f.SideBySide).Concat(f.Suggestions).Select(Show)));
}
