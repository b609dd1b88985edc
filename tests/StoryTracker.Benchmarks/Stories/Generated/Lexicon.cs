namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>Words that any news has, and names of people and places that nobody has: made of syllables, the same every time.</summary>
public static class Lexicon
{
    /// <summary>Things, commonest first.</summary>
    public static IReadOnlyList<string> Nouns { get; } = Split("""
        people government year plan report official week decision group city country state company minister case issue question family member work home part
        problem place number meeting law money side result service area authority statement change effort process level period point deal reason policy pressure
        community leader system party programme budget time action debate support concern evidence role future response risk measure position proposal
        department agency project committee worker teacher doctor resident neighbour driver shopkeeper student farmer engineer lawyer expert analyst spokesman
        campaign agreement rule record figure target deadline delay letter document inquiry review complaint warning threat argument promise demand offer request
        claim mistake failure success crisis cost price tax fund bill loan share market business firm factory office shop hotel school college hospital road
        bridge station airport harbour river coast valley hill field forest park square street district border village town region capital island house flat
        roof window door car bus train lorry ship boat flight fuel power water gas food bread milk meat crop weather storm rain snow heat wind fire smoke
        morning afternoon evening night summer winter month decade century history memory picture film book song match team club player fan stadium prize
        newspaper television radio website message telephone camera computer machine tool engine wheel
        """);

    /// <summary>What somebody does to something, in the past, commonest first.</summary>
    public static IReadOnlyList<string> Verbs { get; } = Split("""
        made took gave showed followed left put asked called reached raised changed supported rejected opened closed faced met received sent brought kept
        found lost won joined backed opposed delayed reviewed approved discussed described welcomed criticised defended questioned ignored noticed
        prepared promised offered ordered demanded dropped added cut doubled halved moved carried held passed blocked broke built mended paid cost
        hit crossed entered visited avoided covered explained repeated published signed withdrew delivered shared examined counted marked tested
        """);

    /// <summary>How things are, commonest first.</summary>
    public static IReadOnlyList<string> Adjectives { get; } = Split("""
        new last first local public national own former further final early late long short high low large small good bad old young strong weak clear
        difficult important serious common special private main whole early recent possible likely open free full empty quiet busy careful sudden slow quick
        broad narrow deep heavy light hard soft cold warm dry wet dark bright plain rare angry hopeful cautious bitter fair
        """);

    /// <summary>Where a sentence may begin.</summary>
    public static IReadOnlyList<string> Openings { get; } =
    [
        "Meanwhile,", "By the evening,", "At the same time,", "In the end,", "According to the first figures,", "For now,", "After a long night,", "As expected,",
        "In a short statement,", "To the surprise of many,", "Hours later,", "Before that,", "Despite the delay,", "In private,", "So far,", "Once again,",
        "Over the weekend,", "Behind the scenes,", "On the ground,", "In recent weeks,", "Not for the first time,", "Under the new rules,",
    ];

    /// <summary>How two halves of a sentence hang together.</summary>
    public static IReadOnlyList<string> Links { get; } = ["while", "although", "after", "because", "before", "as", "but", "and", "so that", "even though", "until", "since"];

    /// <summary>What stands before a thing.</summary>
    public static IReadOnlyList<string> Articles { get; } = ["the", "the", "the", "a", "its", "their", "this", "every", "another", "no", "some", "that"];

    /// <summary>What ties one thing to another.</summary>
    public static IReadOnlyList<string> Prepositions { get; } = ["of", "of", "in", "for", "on", "with", "from", "near", "against", "under", "between", "without", "over", "about", "behind"];

    /// <summary>First names.</summary>
    public static IReadOnlyList<string> FirstNames { get; } = Split("""
        Ada Alma Amos Anton Astrid Basil Bela Bruno Carla Cedric Clara Conrad Cora Dana Dora Edgar Edith Elena Elias Emil Erna Esther Felix Fiona Flora Frida
        George Gerda Greta Hanna Harold Hector Hilda Hugo Ida Igor Ines Irma Ivan Jana Jasper Joan Jonas Judith Julia Karl Klara Lars Laura Lena Leo Lila Linus
        Lotte Lucia Magda Marek Marta Maud Milo Mina Moira Nadia Nils Nora Olga Oscar Otto Pavel Petra Philip Rita Robert Rosa Rufus Ruth Samuel Selma Simon
        Sonia Stella Tamara Theo Tilda Tomas Ursula Vera Viktor Walter Wanda Xenia Yuri Zelda Zora
        """);

    /// <summary>Surnames: 1,152, made of two halves each.</summary>
    public static IReadOnlyList<string> Surnames { get; } = Joined(
        "Al Bar Bren Cald Corm Dal Dren Eld Fal Fern Gar Gren Hal Harg Ing Jor Kel Kest Lang Lor Mar Mel Nor Ost Pell Quen Rad Ros Sel Tarn Ulv Ver Wal Wex Yar Zell",
        "ack all ander arn ault bury dale dorf ell enby field gate gren ham haus ick ington kov land ley low man mere more nell ovic son stein strom ton ward well");

    /// <summary>Places: 980, made of two halves each.</summary>
    public static IReadOnlyList<string> Places { get; } = Joined(
        "Ash Birch Black Bright Cold Crow Deer East Elm Fair Fox Glen Gold Grey Hart High Holm Iron Kings Lake Lime Long Maple Mill Moss New Oak Old Quay Raven Red Salt Sand Silver Stone",
        "borough bourne bridge brook bury cliff combe cross dale den field ford gate grove ham haven hurst mouth ness pool port stead stone ton vale water wick worth");

    /// <summary>Words that few texts have: 20,000, made up, commonest first.</summary>
    public static IReadOnlyList<string> RareWords { get; } = [.. Rare()];

    /// <summary>Cuts a list of words.</summary>
    public static IReadOnlyList<string> Split(string words) => words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    static string[] Joined(string first, string second)
    {
        var joined = (from a in Split(first) from b in Split(second) select a + b).ToArray();
        // In no order that the alphabet gives: the first ones are used most.
        var dice = new Dice(1, (ulong)joined.Length);
        for (var i = joined.Length - 1; i > 0; i--)
        {
            var other = dice.Next(i + 1);
            (joined[i], joined[other]) = (joined[other], joined[i]);
        }
        return joined;
    }

    static IEnumerable<string> Rare()
    {
        var (starts, middles, ends) = (Split("b br c cl cr d dr f fl g gl gr h k l m n p pl pr qu r s sc sl sp st str t tr v w"), Split("a e i o u ai ea ee oa ou"),
            Split("bber cket dder dge ffle ggle lch lder llow mble mmet nch ndle nker nnet ppet rder rkin rmant rnish rvel sket ssock stle tter ttock vel xter zzle"));
        HashSet<string> seen = [];
        for (var dice = new Dice(2); seen.Count < 20_000;)
        {
            var word = dice.Of(starts) + dice.Of(middles) + (dice.Chance(0.7) ? dice.Of(starts) + dice.Of(middles) : "") + dice.Of(ends);
            if (seen.Add(word)) yield return word;
        }
    }
}
