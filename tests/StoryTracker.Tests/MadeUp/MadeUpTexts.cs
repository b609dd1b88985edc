namespace StoryTracker.Tests.MadeUp;

/// <summary>Texts of articles that nobody ever printed.</summary>
static class MadeUpTexts
{
    public const string Tunnel =
        """
        The harbour tunnel will open a year late and cost more than the council was told, Mayor Ilse Brandt admitted on Tuesday.

        “We dug where the maps said there was sand,” Ms Brandt told the Harbour Post. “There was a ship. Nobody had drawn the ship.

        “I would rather be late than be under water.”

        She denied that the contractor had warned the city in March, and said the extra money “was never hidden, only badly explained”, adding that the council “will see every invoice”.

        She stopped short of saying who would pay.

        Mr Oduya later wrote that the tunnel was "a very long way of not building a bridge".

        Residents of Quay Street said they had stopped counting the trucks.

        A public meeting is due to take place on 3 June, and a second one on Saturday (June 10).
        """;

    public const string Ferry =
        """
        Ferry captain Tomás Ferreira-Lindqvist has heard it all before.
        “Every tunnel is late,” he said. “My grandfather’s ‘temporary’ ferry has been running for sixty-one years.”
        Harbour Works Ltd said in a statement that it had found no ship, and that it “stands by every metre dug so far”.
        Speaking on Saturday (May 19), Ms Brandt said: “I would rather be late than be under water.”
        """;

    /// <summary>Everything that should be shown as letters and nothing else.</summary>
    public const string Hostile =
        "<script>document.title='owned'</script> & <img src=x onerror=alert(1)> \u202Eevil\u202C 🦑🌊 </p></main><style>*{display:none}</style>\n\n"
        + "“</mark><script>alert('quoted')</script>,” said <b>O’Neill & Søns</b>, adding that it was “only ‘a’ \"test\" 😀 of ]]> --> things”.\n\n"
        + "O’Neill said that “the bridge, which <i>I</i> own, is fine” and would not say more.";

    public static readonly string LongTitle = string.Concat(Enumerable.Repeat("Unbroken\u202Eword<script>alert(1)</script>🦑", 23)).PadRight(1000, 'x')[..1000];
}
