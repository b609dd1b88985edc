using StoryTracker.App.Desk;
using StoryTracker.Domain;
using StoryTracker.Domain.Articles;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A tunnel, a ferry, and a text that tries everything: several stretches, vague days, a conflict, hostile letters.</summary>
sealed class MadeUpNewsroom
{
    public static readonly Guid Tunnel = Guid.Parse("11111111-0000-4000-8000-000000000001");
    public static readonly Guid Emerging = Guid.Parse("11111111-0000-4000-8000-000000000002");
    public static readonly Guid Bare = Guid.Parse("11111111-0000-4000-8000-000000000003");
    public static readonly Guid TunnelArticle = Guid.Parse("22222222-0000-4000-8000-000000000001");
    public static readonly Guid FerryArticle = Guid.Parse("22222222-0000-4000-8000-000000000002");
    public static readonly Guid HostileArticle = Guid.Parse("22222222-0000-4000-8000-000000000003");
    public static readonly Guid Brandt = DerivedId.Speaker("Ilse Brandt");
    public static readonly Guid Captain = DerivedId.Speaker("Tomás Ferreira-Lindqvist");

    static readonly DateTimeOffset Seen = new(2024, 5, 16, 7, 30, 0, TimeSpan.Zero);

    readonly LineBuilder tunnel = new(TunnelArticle, "Harbour Post", MadeUpTexts.Tunnel,
        new(new(2024, 5, 15, 0, 0, 0, TimeSpan.Zero), new(2024, 5, 16, 0, 0, 0, TimeSpan.Zero), "interval", "It says “on Tuesday”, and the ferry ran on Monday.", "an editor"));

    readonly LineBuilder ferry = new(FerryArticle, "The Tide", MadeUpTexts.Ferry,
        new(new(2024, 5, 20, 17, 45, 0, TimeSpan.Zero), new(2024, 5, 20, 17, 45, 0, TimeSpan.Zero), "instant", "The feed says so."));

    readonly LineBuilder hostile = new(HostileArticle, null, MadeUpTexts.Hostile, null);

    readonly List<TimelineEntry> tunnelLines;
    readonly List<TimelineEntry> ferryLines;
    readonly List<TimelineEntry> hostileLines;

    public MadeUpNewsroom()
    {
        var mayor = new SpeakerRef(Brandt.ToString(), "Ilse Brandt", "Mayor");
        var captain = new SpeakerRef(Captain.ToString(), "Tomás Ferreira-Lindqvist", "Ferry captain");
        var company = new SpeakerRef(DerivedId.Speaker("Harbour Works Ltd").ToString(), "Harbour Works Ltd", null);
        var oneill = new SpeakerRef(DerivedId.Speaker("O’Neill & <b>Søns</b>").ToString(), "O’Neill & <b>Søns</b> \u202Ereversed", "<i>Bridge</i> owner 🦑");
        var tuesday = When.Between(new(2024, 5, 14), new(2024, 5, 14), "Tuesday before publication.");
        var wrong = When.Between(new(2024, 5, 18), new(2024, 5, 18), "The Saturday before publication.",
            new("Saturday (May 19)", "19 May 2024 is a Sunday.", ["2024-05-19"]));
        tunnelLines =
        [
            tunnel.Line(QuoteKind.Indirect, mayor, "Mayor Ilse Brandt", "admitted", ["The harbour tunnel will open a year late and cost more than the council was told"], said: tuesday),
            tunnel.Line(QuoteKind.Direct, mayor, "Ms Brandt", "told", ["\"We dug where the maps said there was sand,", "\"There was a ship. Nobody had drawn the ship.", "\"I would rather be late than be under water."], said: tuesday),
            tunnel.Line(QuoteKind.Indirect, mayor, "She", "denied", ["the contractor had warned the city in March"], Polarity.Denied, Resolution.Pronoun),
            tunnel.Line(QuoteKind.Mixed, mayor, "She", "said", ["the extra money", "\"was never hidden, only badly explained"], resolution: Resolution.Pronoun),
            tunnel.Line(QuoteKind.Mixed, mayor, null, "adding that", ["the council", "\"will see every invoice"], resolution: Resolution.Elided),
            tunnel.Line(QuoteKind.Indirect, mayor, "She", "stopped short of saying", ["who would pay"], Polarity.Declined, Resolution.Pronoun),
            tunnel.Line(QuoteKind.Mixed, null, "Mr Oduya", "wrote", ["the tunnel was", "\"a very long way of not building a bridge"], resolution: Resolution.Unresolved),
            tunnel.Line(QuoteKind.Indirect, null, "Residents of Quay Street", "said", ["they had stopped counting the trucks"], resolution: Resolution.Collective),
        ];
        ferryLines =
        [
            ferry.Line(QuoteKind.Direct, captain, "he", "said", ["\"Every tunnel is late,", "\"My grandfather’s ‘temporary’ ferry has been running for sixty-one years."], resolution: Resolution.Pronoun,
                editorial: new("Ana Editor", new(2024, 5, 21, 9, 0, 0, TimeSpan.Zero), ["speaker"], "The caption names him.")),
            ferry.Line(QuoteKind.Mixed, company, "Harbour Works Ltd", "said", ["it had found no ship", "\"stands by every metre dug so far"], divergences: ["The mayor says there was a ship; the company says it found none."]),
            ferry.Line(QuoteKind.Direct, mayor, "Ms Brandt", "said", ["\"I would rather be late than be under water."], said: wrong),
        ];
        hostileLines =
        [
            hostile.Line(QuoteKind.Mixed, oneill, "<b>O’Neill & Søns</b>", "said", ["it was", "\"only ‘a’ \"test\" 😀 of ]]> --> things"]),
            hostile.Line(QuoteKind.Direct, oneill, "<b>O’Neill & Søns</b>", "<b>said</b>", ["\"</mark><script>alert('quoted')</script>,"]),
            hostile.Line(QuoteKind.Indirect, null, null, null, ["O’Neill said that “the bridge, which <i>I</i> own, is fine” and would not say more"], resolution: Resolution.Unattributed),
            hostile.Line(QuoteKind.Direct, oneill, "O’Neill", "said", ["\"the bridge, which <i>I</i> own, is fine"], dismissed: "Twice the same <b>words</b>."),
            hostile.Line(QuoteKind.Mixed, oneill, "O’Neill", "said", ["\"which <i>I</i> own, is fine", "would not say more"]),
        ];
    }

    public IReadOnlyList<StoryItem> Stories =>
    [
        new(Tunnel.ToString(), "The harbour tunnel", "A tunnel under the harbour mouth, late and dear, and a ship where the maps show sand.", "open", 2,
            tunnelLines.Count + ferryLines.Count, 3, 2, ferryLines[2], MadeUpDesk.Moments[^1].Recorded, 21) { Edited = 1, Divergences = 2 },
        new(Bare.ToString(), "Lighthouse keepers", "Whether the last two keepers are to stay.", "open", 1, 0, 0, 1, null, Seen, 20),
        new(Emerging.ToString(), MadeUpTexts.LongTitle, "", "emerging", 1, 4, 1, 0, hostileLines[0], Seen, 12),
    ];

    public StoryView? Story(Guid id) => id switch
    {
        _ when id == Tunnel => new(Tunnel.ToString(), "The harbour tunnel", "A tunnel under the harbour mouth, late and dear, and a ship where the maps show sand.", "open",
            ["tunnel", "harbour", "Quay Street"], null, 21, MadeUpDesk.Moments, [OnStory(ferry, FerryArticle, "Captain sees no need for tunnel", "The Tide", 0.4, false), OnStory(tunnel, TunnelArticle, "Tunnel a year late", "Harbour Post", 0.95, true)],
            [.. tunnelLines, .. ferryLines], Diary),
        _ when id == Emerging => new(Emerging.ToString(), MadeUpTexts.LongTitle, "", "emerging", [], null, 12, [new(12, Seen)],
            [OnStory(hostile, HostileArticle, MadeUpTexts.LongTitle, null, 1, true)], hostileLines, []) { Standing = MadeUpSuggestions.Standing },
        _ when id == Bare => new(Bare.ToString(), "Lighthouse keepers", "Whether the last two keepers are to stay.", "open", ["lighthouse"], null, 20, [new(20, Seen)],
            [OnStory(tunnel, TunnelArticle, "Tunnel a year late", "Harbour Post", 0.003, false)], [], []),
        _ => null,
    };

    public ArticleView? Article(Guid id) => id switch
    {
        _ when id == TunnelArticle => View(tunnel, id, "Tunnel a year late", "Harbour Post", "By A. Reporter", MadeUpTexts.Tunnel, tunnelLines, [Tunnel, Bare]),
        _ when id == FerryArticle => View(ferry, id, "Captain sees no need for tunnel", "The Tide", null, MadeUpTexts.Ferry, ferryLines, [Tunnel]),
        _ when id == HostileArticle => View(hostile, id, MadeUpTexts.LongTitle, null, "<script>alert('by')</script>", MadeUpTexts.Hostile, hostileLines, [Emerging]),
        _ => null,
    };

    public IReadOnlyList<SpeakerItem> Speakers { get; } =
    [
        new(DerivedId.Speaker("Harbour Works Ltd").ToString(), "Harbour Works Ltd", SpeakerKind.Organisation, [], 1, 1),
        new(Brandt.ToString(), "Ilse Brandt", SpeakerKind.Person, ["Mayor"], 7, 2),
        new(DerivedId.Speaker("O’Neill & <b>Søns</b>").ToString(), "O’Neill & <b>Søns</b> \u202Ereversed", null, ["<i>Bridge</i> owner 🦑"], 4, 1),
        new(Captain.ToString(), "Tomás Ferreira-Lindqvist", SpeakerKind.Person, ["Ferry captain"], 1, 1),
    ];

    public SpeakerView? Speaker(Guid id) => id switch
    {
        _ when id == Brandt => new(Brandt.ToString(), "Ilse Brandt", SpeakerKind.Person,
            [new("Mayor Ilse Brandt", tunnel.Cut("Mayor Ilse Brandt")), new("Ms Brandt", tunnel.Cut("Ms Brandt"))], [new("Mayor", new(2019, 6, 1), null, [TunnelArticle.ToString(), FerryArticle.ToString()])],
            [new(ferryLines[2], "Captain sees no need for tunnel", [new(Tunnel.ToString(), "The harbour tunnel")]),
                .. tunnelLines.Take(6).Select(e => new SpeakerClaim(e, "Tunnel a year late", [new(Tunnel.ToString(), "The harbour tunnel")]))],
            ["She", "the city’s leader"], null),
        _ when id == Captain => new(Captain.ToString(), "Tomás Ferreira-Lindqvist", null, [], [], [], [], null),
        _ => null,
    };

    public IReadOnlyList<HistoryItem> History { get; } =
    [
        .. Enumerable.Range(1, 21).Reverse().Select(i => new HistoryItem(i, Seen.AddMinutes(i), $"story-{Tunnel}", i, "claim-recorded", i % 3 == 0 ? "Ana Editor" : "extractor:made-up@1",
            i == 7 ? "Recorded <script>alert(1)</script> by \u202Enobody." : $"Recorded a statement by Ilse Brandt from “Tunnel a year late”, number {i}.")),
    ];

    IReadOnlyList<DiaryEntry> Diary =>
    [
        new(new(2024, 6, 3), new(2024, 6, 3), "day", "A public meeting is due to take place on 3 June", "The third of June after publication.", null, [tunnel.Cut("A public meeting is due to take place on 3 June")]),
        new(new(2024, 6, 8), new(2024, 6, 10), "interval", "and a second one on Saturday (June 10)", "The weekday and the date disagree.",
            new("Saturday (June 10)", "10 June 2024 is a Monday.", ["2024-06-10"]), [tunnel.Cut("and a second one on Saturday (June 10)")]),
    ];

    static StoryArticle OnStory(LineBuilder lines, Guid id, string title, string? outlet, double weight, bool primary) =>
        new(id.ToString(), title, outlet, null, lines.PublishedValue, lines.Published, weight, primary, ["names “tunnel” 4 times", "is by <b>nobody</b>"]);

    ArticleView View(LineBuilder lines, Guid id, string title, string? outlet, string? byline, string text, List<TimelineEntry> entries, Guid[] stories) => new(
        id.ToString(), id == FerryArticle ? new Uri("https://tide.example/ferry?a=1&b=2") : null, outlet, title, byline, $"file {id:N}.txt",
        lines.PublishedValue is { } value ? new(value, lines.Published!.Reason, lines.Published.EstimatedBy) : null, null,
        // The ferry's outlet changed its article once.
        [.. Enumerable.Range(1, id == FerryArticle ? 2 : 1).Select(n => new RevisionItem(n, Seen, new('a', 64), text.Length))], id == FerryArticle ? 2 : 1, text,
        [.. entries.SelectMany(e => e.Reports.Select(r => new ArticleClaim(e.Id, [.. stories.Select(s => s.ToString())], r.Start, r.End, r.Quoted, e))).OrderBy(c => c.Start)],
        [.. stories.Select((s, i) => new ArticleStory(s.ToString(), Stories.First(x => x.Id == s.ToString()).Title, i == 0 ? 0.95 : 0.05, i == 0, ["names “tunnel” 4 times"]))],
        id == HostileArticle ? ["3 bytes were not UTF-8 and are shown as \uFFFD."] : []);
}
