namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>A kind of story. All stories of one kind share its words: they look alike.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Nouns">Its things, commonest first.</param>
/// <param name="Verbs">What is done in it, in the past, commonest first.</param>
/// <param name="Steps">What happens in it, in the order in which it happens: the sub-events.</param>
/// <param name="Roles">Who speaks in it.</param>
/// <param name="Bodies">Organisations; {0} is a place or a surname.</param>
public sealed record Topic(
    string Name, IReadOnlyList<string> Nouns, IReadOnlyList<string> Verbs, IReadOnlyList<string> Steps, IReadOnlyList<string> Roles, IReadOnlyList<string> Bodies)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Topic> All { get; } =
    [
        Of("march", "march protest demonstrators banner square police crowd route slogan placard organisers chant arrest barrier permit speech rally stewards flag",
            "marched chanted dispersed banned permitted arrested gathered blocked", "call permit route march clashes arrests inquiry anniversary",
            "organiser|police chief|mayor|union leader|shopkeeper|interior minister", "{0} Alliance|{0} Police|{0} Council|Friends of {0}"),
        Of("election", "election vote candidate ballot poll turnout constituency campaign manifesto seat coalition recount majority voters debate leaflet council",
            "voted campaigned canvassed elected conceded counted polled defeated", "announcement nominations manifesto debate polls vote recount coalition swearing-in",
            "candidate|party leader|returning officer|pollster|mayor|campaign manager", "{0} Council|{0} Democrats|{0} Electoral Office|{0} First"),
        Of("earthquake", "earthquake tremor aftershock rubble rescuers survivors magnitude epicentre shelter tents casualties collapse building aid victims fault",
            "collapsed trembled rescued buried evacuated searched rebuilt shook", "tremor rescue aftershock toll aid blame rebuilding inquiry anniversary",
            "rescue leader|governor|seismologist|aid coordinator|survivor|prime minister", "{0} Civil Defence|{0} Institute of Seismology|Aid for {0}|{0} Hospital"),
        Of("trial", "trial court judge jury defendant prosecutor witness verdict charge sentence appeal evidence testimony lawyer bail hearing murder fraud",
            "charged testified pleaded convicted acquitted sentenced appealed adjourned", "arrest charge opening testimony closing verdict sentence appeal",
            "prosecutor|defence lawyer|judge|detective|victim's sister|court spokesman", "{0} Crown Court|{0} Police|{0} Legal Aid|{0} Prosecution Service"),
        Of("strike", "strike union wages walkout picket talks employers shift contract pay offer ballot overtime workers depot negotiators conditions",
            "struck walked picketed negotiated rejected suspended resumed settled", "ballot notice walkout talks offer vote settlement aftermath",
            "union leader|chief executive|shop steward|transport minister|mediator|commuter", "{0} Transport Union|{0} Railways|{0} Depot|{0} Chamber of Commerce"),
        Of("flood", "flood river levee rain water evacuation sandbags shelter dam basement embankment rainfall gauge pumps surge insurance homes",
            "flooded burst overflowed evacuated drained pumped stranded receded", "warning rain breach evacuation peak recede damage insurance inquiry",
            "flood warden|mayor|hydrologist|fire chief|farmer|environment minister", "{0} Water Board|{0} Fire Brigade|{0} Rivers Agency|{0} Council"),
        Of("merger", "merger takeover bid shares shareholders offer board regulator acquisition premium stake competition deal chairman investors banks",
            "bid acquired merged rejected raised approved invested divested", "rumour bid rejection improved-offer board regulator vote completion layoffs",
            "chief executive|chairwoman|analyst|regulator|union official|shareholder", "{0} Group|{0} Holdings|{0} Bank|{0} Industries"),
        Of("epidemic", "outbreak virus infection patients vaccine hospital quarantine doctors symptoms ward cases strain laboratory contact epidemic immunity",
            "infected vaccinated isolated tested diagnosed quarantined treated spread", "first-case outbreak spread quarantine vaccine peak decline inquiry",
            "chief medical officer|virologist|health minister|nurse|hospital director|patient", "{0} Health Service|{0} Hospital|{0} Institute of Virology|{0} Clinic"),
        Of("school", "school pupils teachers classroom governors inspectors headteacher exam parents closure curriculum uniform lessons grades academy playground",
            "taught closed inspected enrolled excluded graded merged reopened", "report consultation protest vote closure appeal reopening results",
            "headteacher|parent|school inspector|education minister|governor|pupil", "{0} Academy|{0} Education Board|{0} Parents|{0} Council"),
        Of("air crash", "aircraft crash runway pilots passengers wreckage recorder airline investigators engine landing altitude cockpit flight emergency radar",
            "crashed landed descended diverted recovered grounded investigated boarded", "crash rescue recorder toll grounding preliminary-report hearing final-report anniversary",
            "lead investigator|airline director|pilots' spokesman|widow|transport minister|air traffic controller", "{0} Air|{0} Airport|{0} Air Safety Board|{0} Pilots Association"),
        Of("transfer", "striker club transfer manager season goal league contract fee medical stadium fans coach cup injury pitch dressing-room",
            "scored signed transferred loaned sacked substituted celebrated injured", "rumour bid medical signing debut injury row sale",
            "manager|club captain|agent|chairman|supporters' leader|team doctor", "{0} United|{0} Rovers|{0} Athletic|{0} Supporters"),
        Of("wildfire", "wildfire flames firefighters evacuation acres helicopter smoke drought ridge containment blaze embers hectares homes arson",
            "burned evacuated contained scorched extinguished ignited smouldered spread", "outbreak evacuation spread containment damage arson-inquiry return anniversary",
            "fire chief|governor|forest ranger|homeowner|police chief|climate scientist", "{0} Fire Brigade|{0} Forest Service|{0} Police|{0} Relief"),
        Of("planning", "planning tower development homes developer appeal green-belt objection councillors height consent consultation architect residents site tenants",
            "built objected consulted approved refused demolished redesigned appealed", "application objections hearing decision appeal demolition topping-out opening",
            "developer|architect|residents' leader|councillor|planning officer|housing minister", "{0} Estates|{0} Council|Save {0}|{0} Architects"),
        Of("espionage", "spy agents embassy expulsion diplomats cable intelligence sanctions ambassador allegation secrets surveillance passport defector",
            "spied expelled defected leaked denied retaliated summoned intercepted", "arrest allegation expulsion retaliation hearing leak swap inquiry",
            "foreign minister|ambassador|intelligence chief|opposition leader|lawyer|former agent", "{0} Embassy|{0} Security Service|{0} Foreign Office|{0} Institute"),
        Of("theft", "painting museum theft thieves gallery canvas reward curator alarm ransom collector auction heist guard insurance recovered",
            "stole recovered insured auctioned exhibited smuggled forged hid", "theft appeal ransom arrests recovery trial return exhibition",
            "curator|detective|museum director|collector|insurer|art historian", "{0} Museum|{0} Police|{0} Gallery|{0} Auctions"),
        Of("budget", "budget deficit spending taxes finance borrowing treasury cuts surplus parliament debt inflation forecast pensions welfare amendment",
            "borrowed taxed spent forecast trimmed amended debated passed", "forecast leak budget reaction amendment vote revision audit",
            "finance minister|shadow minister|economist|union leader|auditor|governor of the central bank", "{0} Treasury|{0} Bank|{0} Institute for Fiscal Affairs|{0} Assembly"),
    ];

    static Topic Of(string name, string nouns, string verbs, string steps, string roles, string bodies) =>
        new(name, Lexicon.Split(nouns), Lexicon.Split(verbs), Lexicon.Split(steps), roles.Split('|'), bodies.Split('|'));
}
