using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>Months by name, in the languages in which feeds print dates against the rules.</summary>
static class MonthNames
{
    static readonly string[] English = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december"];

    // English, German, French, Spanish, Italian, Portuguese, Dutch, Hungarian, Polish, Czech, Swedish and Danish, Greek, Russian.
    static readonly FrozenDictionary<string, int> Numbers = Rows(
        "jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari január januar stycznia sty leden ledna "
            + "janvāris ιαν ιανουάριος ιανουαρίου янв января январь",
        "feb februar feber février févr fevrier febrero febbraio fevereiro fev februari február luty lutego lut únor února φεβ "
            + "φεβρουάριος φεβρουαρίου фев февраля февраль",
        "mar märz maerz mär mrz mars marzo março marco maart mrt március marzec marca mars březen března marts μαρ μάρ μάρτιος "
            + "μαρτίου μάώ μαώ мар марта март",
        "apr april avril avr abril abr aprile április kwiecień kwietnia kwi duben dubna απρ απρίλιος απριλίου апр апреля апрель",
        "may mai mayo maggio mag maio mei május maj maja květen května μαι μάι μαϊ μάϊ μάιος μαΐου май мая",
        "jun juni juin junio giugno giu junho június czerwiec czerwca cze červen června ιουν ιούν ιον ιούνιος ιουνίου июн июня июнь",
        "jul juli juillet juil julio luglio lug julho július lipiec lipca lip červenec července ιουλ ιούλ ιολ ιούλιος ιουλίου "
            + "июл июля июль",
        "aug august août aout agosto ago ago augustus augusztus sierpień sierpnia sie srpen srpna augusti αυγ αύγ αύγουστος "
            + "αυγούστου авг августа август",
        "sep sept september septembre septiembre settembre set setembro szeptember wrzesień września wrz září σεπ σεπτέμβριος "
            + "σεπτεμβρίου сен сентября сентябрь",
        "oct okt oktober octobre octubre ottobre ott outubro out október październik października paź říjen října οκτ οκτώβριος "
            + "οκτωβρίου окт октября октябрь",
        "nov november novembre noviembre novembro listopad listopada lis listopadu νοε νοέ νοέμβριος νοεμβρίου ноя ноября ноябрь",
        "dec dez dezember décembre decembre déc diciembre dic dicembre dezembro grudzień grudnia gru prosinec prosince δεκ "
            + "δεκέμβριος δεκεμβρίου дек декабря декабрь");

    /// <summary>1 to 12, or 0 when it is no month.</summary>
    public static int Number(ReadOnlySpan<char> name)
    {
        if (name.Length is < 3 or > 20) return 0;
        var lower = name.TrimEnd('.').ToString().ToLowerInvariant();
        if (Numbers.TryGetValue(lower, out var number)) return number;
        if (lower.Length < 3) return 0;
        for (var i = 0; i < English.Length; i++)
            if (English[i].StartsWith(lower, StringComparison.Ordinal)) return i + 1;
        return 0;
    }

    static FrozenDictionary<string, int> Rows(params string[] rows)
    {
        var numbers = new Dictionary<string, int>();
        for (var i = 0; i < rows.Length; i++)
            foreach (var name in rows[i].Split(' ')) numbers.TryAdd(name, i + 1);
        return numbers.ToFrozenDictionary();
    }
}
