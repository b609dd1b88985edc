using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.Language.Tests;

public class QuantityTests
{
    static string Show(Quantity q, string text)
    {
        string value = q.Value.ToString("0.############", CultureInfo.InvariantCulture)
            + (q.To is { } to ? ".." + to.ToString("0.############", CultureInfo.InvariantCulture) : "")
            + (q.OutOf is { } whole ? "/" + whole.ToString("0.############", CultureInfo.InvariantCulture) : "");
        return $"{q.Span.In(text)} = {value}{(q.Unit is null ? "" : " " + q.Unit)}{(q.Counted is null ? "" : " of " + q.Counted)} "
            + $"{q.Kind}{(q.Bound == Bound.Exactly ? "" : " " + q.Bound)}";
    }

    /// <summary>What is read out of a statement that Ann Cole makes.</summary>
    static string Of(string statement)
    {
        string text = $"Ann Cole said that {statement}.";
        return string.Join("; ", Reading.Of(text).Quotations.SelectMany(q => q.Numbers).Select(q => Show(q, text)));
    }

    [Theory]
    [InlineData("the borough lost 5,000 homes", "5,000 = 5000 of homes Count")]
    [InlineData("the borough lost more than 3,000 police staff", "more than 3,000 = 3000 of police staff Count MoreThan")]
    [InlineData("the firm owed £1.2bn", "£1.2bn = 1200000000 GBP Money")]
    [InlineData("the firm owed £1.2 billion to its lenders", "£1.2 billion = 1200000000 GBP Money")]
    [InlineData("London had lost over £700 million", "over £700 million = 700000000 GBP Money MoreThan")]
    [InlineData("the room cost $950 a week", "$950 = 950 $ Money")]
    [InlineData("the loan was worth US$3m", "US$3m = 3000000 USD Money")]
    [InlineData("it needed three million euros", "three million euros = 3000000 EUR Money")]
    [InlineData("a stamp cost 50p in those days", "50p = 50 GBP pence Money")]
    [InlineData("the park had 3 million visitors", "3 million = 3000000 of visitors Count")]
    [InlineData("the park had 3m visitors", "3m = 3000000 of visitors Count")]
    [InlineData("the wall was 3m high", "3m = 3 m Measure")]
    [InlineData("sales rose 1.5 per cent", "1.5 per cent = 1.5 % Percent")]
    [InlineData("sales rose 4%", "4% = 4 % Percent")]
    [InlineData("almost 15 per cent of residents were Welsh", "almost 15 per cent = 15 % of residents Percent Nearly")]
    [InlineData("the lead was two percentage points", "two percentage points = 2 pp PercentagePoints")]
    [InlineData("one in five patients waited", "one in five = 1/5 of patients Ratio")]
    [InlineData("one patient in five waited", "one patient in five = 1/5 Ratio")]
    [InlineData("about nine out of ten drivers agreed", "about nine out of ten = 9/10 of drivers Ratio About")]
    [InlineData("12 of the 27 schools had failed", "12 of the 27 = 12/27 of schools Ratio")]
    [InlineData("a third of residents had no car", "a third = 1/3 of residents Ratio")]
    [InlineData("nearly two-thirds of the seats were empty", "nearly two-thirds = 2/3 of seats Ratio Nearly")]
    [InlineData("more than half the members had left", "more than half = 1/2 of members Ratio MoreThan")]
    [InlineData("applications were up by a fifth", "a fifth = 1/5 Ratio")]
    [InlineData("two dozen firms had applied", "two dozen = 24 of firms Count")]
    [InlineData("half a million people had left", "half a million = 500000 of people Count")]
    [InlineData("half a dozen shops had closed", "half a dozen = 6 of shops Count")]
    [InlineData("two and a half million voters were missed", "two and a half million = 2500000 of voters Count")]
    [InlineData("two hundred and forty-two swans had come", "two hundred and forty-two = 242 of swans Count")]
    [InlineData("between 5 and 10 officers were there", "between 5 and 10 = 5..10 of officers Count")]
    [InlineData("it would cost £5-10m", "£5-10m = 5000000..10000000 GBP Money")]
    [InlineData("prices rose 5-10 per cent", "5-10 per cent = 5..10 % Percent")]
    [InlineData("it was worth 5m euros", "5m euros = 5000000 EUR Money")]
    [InlineData("it fell to minus 5 degrees", "minus 5 degrees = -5 ° Measure")]
    [InlineData("they had 11 and 8 per cent", "11 = 11 % Percent; 8 per cent = 8 % Percent")]
    [InlineData("it would cost £5m to £10m", "£5m to £10m = 5000000..10000000 GBP Money")]
    [InlineData("it would take 5 to 10 million litres", "5 to 10 million litres = 5000000..10000000 l Measure")]
    [InlineData("complaints rose from 2,100 to 4,700", "2,100 = 2100 Count; 4,700 = 4700 Count")]
    [InlineData("gusts had reached 90mph", "90mph = 90 mph Measure")]
    [InlineData("the team seized 40 kilos of tea", "40 kilos = 40 kg Measure")]
    [InlineData("at least two people were hurt", "at least two = 2 of people Count AtLeast")]
    [InlineData("up to 20 extra nurses would come", "up to 20 = 20 of extra nurses Count AtMost")]
    [InlineData("20 or more nurses would come", "20 or more = 20 of nurses Count AtLeast")]
    [InlineData("a 47-year-old teacher was hurt", "47-year-old = 47 years Age")]
    [InlineData("children aged 11 to 14 were asked", "aged 11 to 14 = 11..14 years Age")]
    [InlineData("buses were free for under-16s", "under-16s = 16 years Age LessThan")]
    public void A_number_is_read_with_its_unit_its_limit_and_what_it_counts(string statement, string expected)
    {
        Assert.Equal(expected, Of(statement));
    }

    [Theory]
    [InlineData("the church was built in 1850")]
    [InlineData("the fault was known in 2012")]
    [InlineData("the shop had shut on 3 May")]
    [InlineData("the meeting lasted three hours")]
    [InlineData("the train left at 7.15")]
    [InlineData("he came first and she came second")]
    [InlineData("it was the 21st meeting and the third man spoke")]
    [InlineData("Rovers won 3–1")]
    [InlineData("no one came and one should not laugh")]
    [InlineData("Article 50 was too short and room 12 too small")]
    [InlineData("she was one of the poorest members")]
    [InlineData("the class of ’16 met again")]
    [InlineData("dozens of boats and hundreds of people came")]
    [InlineData("the code was 007 and the line 192.168.0.1")]
    [InlineData("she was half asleep in the first half")]
    public void What_is_no_number_of_anything_is_none(string statement)
    {
        Assert.Equal("", Of(statement));
    }

    [Fact]
    public void A_number_belongs_to_the_statement_that_holds_it()
    {
        const string text = "Ann Cole said 12 people came. There were 40 seats. John Barlow said 30 people came.";
        Assert.Equal(["12", "30"], Reading.Of(text).Quotations.Select(q => Assert.Single(q.Numbers).Span.In(text)));
    }

    static readonly string[] Ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    static string InWords(int n) => n switch
    {
        >= 1_000_000 => InWords(n / 1_000_000) + " million" + (n % 1_000_000 > 0 ? Joint(n % 1_000_000) + InWords(n % 1_000_000) : ""),
        >= 1000 => InWords(n / 1000) + " thousand" + (n % 1000 > 0 ? Joint(n % 1000) + InWords(n % 1000) : ""),
        >= 100 => Ones[n / 100] + " hundred" + (n % 100 > 0 ? " and " + InWords(n % 100) : ""),
        >= 20 => Tens[n / 10] + (n % 10 > 0 ? "-" + Ones[n % 10] : ""),
        _ => Ones[n],
    };

    static string Joint(int rest) => rest < 100 ? " and " : " ";

    static readonly Gen<(decimal Value, string Spelling)> Spelled = Gen.OneOf(
        Gen.Choose(2, 900_000_000).Where(n => n is < 1500 or > 2100).Select(n => ((decimal)n, n.ToString(CultureInfo.InvariantCulture))),
        Gen.Choose(2, 900_000_000).Select(n => ((decimal)n, n.ToString("N0", CultureInfo.InvariantCulture))),
        Gen.Choose(2, 90_000_000).Select(n => ((decimal)n, InWords(n))),
        Gen.Choose(11, 9_999).Where(n => n % 10 > 0).Select(n => (n / 10m, (n / 10m).ToString(CultureInfo.InvariantCulture))),
        Gen.Choose(11, 9_999).Select(n => (n * 100_000m, (n / 10m).ToString("0.0", CultureInfo.InvariantCulture) + " million")),
        Gen.Choose(11, 9_999).Select(n => (n * 100_000_000m, (n / 10m).ToString("0.0", CultureInfo.InvariantCulture) + "bn")),
        Gen.Choose(2, 99).Select(n => (n * 12m, InWords(n) + " dozen")));

    static readonly Gen<(string Before, string After, string? Unit)> Frames = Gen.Elements<(string, string, string?)>(
        ("", " lamps", null), ("£", "", "GBP"), ("€", " a year", "EUR"), ("", " per cent", "%"), ("", " km of road", "km"));

    [Fact]
    public void A_number_in_any_spelling_reads_back_as_itself_with_its_exact_characters()
    {
        Prop.ForAll(Spelled.Zip(Frames).ToArbitrary(), (((decimal Value, string Spelling) Number, (string Before, string After, string? Unit) Frame) c) =>
        {
            var ((value, spelling), (before, after, unit)) = c;
            if (before.Length > 0 && char.IsLetter(spelling[0])) before = "";
            if (before.Length == 0 && after is "" or " a year") after = " lamps";
            string text = $"Ann Cole said the firm sold {before}{spelling}{after}.";
            var q = Assert.Single(Reading.Of(text).Quotations.SelectMany(s => s.Numbers));
            Assert.Equal(value, q.Value);
            Assert.StartsWith(before + spelling, q.Span.In(text), StringComparison.Ordinal);
            Assert.Equal(after == " lamps" ? "lamps" : null, q.Counted);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
