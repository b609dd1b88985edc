namespace StoryTracker.Demo;

/// <summary>What a run of the demo newsroom plays: who prints, in which feeds, what appears when, and what goes wrong. Times count from the start.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outlets">Who prints; each has a host of its own.</param>
/// <param name="Feeds">Their feeds.</param>
/// <param name="Articles">What they print.</param>
/// <param name="Troubles">What goes wrong on purpose.</param>
public sealed record DemoScenario(
    string Name, IReadOnlyList<DemoOutlet> Outlets, IReadOnlyList<DemoFeed> Feeds, IReadOnlyList<DemoArticle> Articles, IReadOnlyList<DemoTrouble> Troubles)
{
    /// <summary>Every host of the demo newsroom ends with this; the top-level domain is reserved for tests (RFC 2606).</summary>
    public const string Domain = "newsroom.test";

    /// <summary>The stories as an editor would set them up: a <c>stories.json</c>; empty when the scenario has none.</summary>
    public ReadOnlyMemory<byte> StoriesFile { get; init; }

    /// <summary>From when on nothing new appears, changes or goes away.</summary>
    public TimeSpan Ends => Articles.SelectMany(a => a.Moments).DefaultIfEmpty().Max();

    /// <summary>The scenario for people: a town, three running stories, six outlets. It ends after about six minutes.</summary>
    public static DemoScenario Story() => Scenarios.StoryScenario.Read();

    /// <summary>The scenario for machines: many feeds on hosts of their own, articles at a steady pace.</summary>
    public static DemoScenario Load(LoadSettings settings) => Scenarios.LoadScenario.Create(settings);
}

/// <summary>How much a load scenario prints.</summary>
public sealed record LoadSettings
{
    /// <summary>Feeds, each on a host of its own; at least 1.</summary>
    public int Feeds { get; init; } = 1000;

    /// <summary>New articles a second over all feeds.</summary>
    public double ArticlesPerSecond { get; init; } = 20;

    /// <summary>How long articles appear.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Articles that every feed holds at the start.</summary>
    public int Backlog { get; init; } = 2;

    /// <summary>Of all feeds, the first so many get the new articles; the others stay as they are. All when null.</summary>
    public int? Busy { get; init; }

    /// <summary>Whether each feed names a hub of its own.</summary>
    public bool Hubs { get; init; } = true;

    /// <summary>When the first article appears.</summary>
    public TimeSpan Begins { get; init; }
}

/// <summary>An outlet: one virtual host.</summary>
/// <param name="Host">Host name, below <see cref="DemoScenario.Domain"/>.</param>
/// <param name="Title">Its name as printed.</param>
/// <param name="Layout">Which layout its pages have: <c>structured</c>, <c>meta</c> or <c>plain</c>.</param>
/// <param name="Slogan">Printed below its name.</param>
/// <param name="Paths">Where articles stand: <c>{slug}</c>, <c>{yyyy}</c>, <c>{MM}</c>, <c>{dd}</c> are replaced.</param>
/// <param name="Teasers">Headlines in the margin of every page.</param>
/// <param name="Disallowed">Paths that robots may not read.</param>
public sealed record DemoOutlet(
    string Host, string Title, string Layout, string Slogan, string Paths, IReadOnlyList<string> Teasers, IReadOnlyList<string> Disallowed);

/// <summary>How a feed is written.</summary>
public enum DemoFeedFormat
{
    /// <summary>RSS 2.0.</summary>
    Rss20,

    /// <summary>Atom 1.0 (RFC 4287).</summary>
    Atom10,

    /// <summary>RSS 1.0, which is RDF.</summary>
    Rdf10,

    /// <summary>JSON Feed 1.1.</summary>
    Json11,
}

/// <summary>What the hub says to those who want to subscribe to a feed.</summary>
public enum DemoHubAnswer
{
    /// <summary>The feed names no hub.</summary>
    None,

    /// <summary>It verifies them and pushes.</summary>
    Accepts,

    /// <summary>It denies them.</summary>
    Denies,
}

/// <summary>A feed of an outlet.</summary>
/// <param name="Host">The outlet.</param>
/// <param name="Path">Its path.</param>
/// <param name="Title">Its title.</param>
/// <param name="Format">How it is written.</param>
public sealed record DemoFeed(string Host, string Path, string Title, DemoFeedFormat Format)
{
    /// <summary>Items it shows at most, newest first.</summary>
    public int Shown { get; init; } = 30;

    /// <summary>Whether items carry the whole text rather than its first paragraph.</summary>
    public bool FullText { get; init; }

    /// <summary>Whether links carry tracking parameters.</summary>
    public bool Tracking { get; init; }

    /// <summary>Whether links lead to the AMP twin.</summary>
    public bool Amp { get; init; }

    /// <summary>Encoding of the bytes.</summary>
    public string Charset { get; init; } = "utf-8";

    /// <summary>Encoding that the document claims, where it is another.</summary>
    public string? ClaimedCharset { get; init; }

    /// <summary>Whether ampersands are bare and HTML entities are used without being declared.</summary>
    public bool Broken { get; init; }

    /// <summary><c>Cache-Control: max-age</c>, in seconds; not sent when null.</summary>
    public int? MaxAge { get; init; }

    /// <summary><c>ttl</c> of RSS, in minutes.</summary>
    public int? Ttl { get; init; }

    /// <summary>What the hub says.</summary>
    public DemoHubAnswer Hub { get; init; }

    /// <summary>Host of the hub; the newsroom's own when null.</summary>
    public string? HubHost { get; init; }
}

/// <summary>An article of an outlet.</summary>
/// <param name="Slug">Its name: part of its path and of its id.</param>
/// <param name="Host">The outlet.</param>
/// <param name="Feed">Path of the feed that lists it.</param>
/// <param name="Revisions">As it was printed, first to last.</param>
public sealed record DemoArticle(string Slug, string Host, string Feed, IReadOnlyList<DemoRevision> Revisions)
{
    /// <summary>Day and time of publication counted from the midnight of the day of the start; null for the moment at which it appears.</summary>
    public TimeSpan? Published { get; init; }

    /// <summary>Label of the page's section.</summary>
    public string Section { get; init; } = "News";

    /// <summary>Caption of the page's picture, null for no picture.</summary>
    public string? Caption { get; init; }

    /// <summary>When the page is withdrawn: 410 from then on.</summary>
    public TimeSpan? Gone { get; init; }

    /// <summary>Whether the feed goes on listing it then, with what its last revision says.</summary>
    public bool StaysListed { get; init; }

    /// <summary>When the feed lists it a second time, under another id.</summary>
    public TimeSpan? Again { get; init; }

    /// <summary>The path, where it is not made of the outlet's pattern.</summary>
    public string? Path { get; init; }

    /// <summary>When something about it changes in the feed.</summary>
    public IEnumerable<TimeSpan> Moments => Revisions.Select(r => r.At).Concat(Gone is { } g ? [g] : []).Concat(Again is { } a ? [a] : []);
}

/// <summary>An article as it was printed at one time.</summary>
/// <param name="At">From when on.</param>
/// <param name="Title">Headline.</param>
/// <param name="Byline">Author line, null for none.</param>
/// <param name="Paragraphs">The text; days are written as <c>{weekday -1}</c>, <c>{date +12}</c>, <c>{day 0}</c>.</param>
public sealed record DemoRevision(TimeSpan At, string Title, string? Byline, IReadOnlyList<string> Paragraphs)
{
    /// <summary>Whether the page says of itself that it was changed; a stealth edit does not.</summary>
    public bool Announced { get; init; }
}

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Host">On this host.</param>
/// <param name="Path">At this path.</param>
/// <param name="Status">Status that is answered; 200 for the ordinary answer, only slow.</param>
public sealed record DemoTrouble(string Host, string Path, int Status)
{
    /// <summary>From when on.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Until when; for ever when null.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>Seconds in <c>Retry-After</c>; requests before that are noted as too early.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Whether <c>Retry-After</c> is a date rather than seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>Where a redirect leads: a path of the host or a whole address without its port.</summary>
    public string? To { get; init; }

    /// <summary>How long the answer takes, a piece at a time; zero for at once.</summary>
    public TimeSpan Drip { get; init; }

    /// <summary>Whether it goes wrong at that time.</summary>
    public bool IsOn(TimeSpan at) => at >= From && (Until is not { } until || at < until);
}
