namespace StoryTracker.App.Tests.Corroboration;

/// <summary>Articles of our own that look as if they differed and do not: nothing may be claimed of them.</summary>
static class MadeUpAgreements
{
    const string Walsh = "Anna Walsh, the mayor of Larkford, spoke at the town hall on Sunday.\n";

    /// <summary>Pairs of articles.</summary>
    public static readonly (string A, string B)[] Between =
    [
        (Walsh + "“The council has a clear evacuation plan,” Walsh said.", Walsh + "Walsh said the council has a clear evacuation plan."),
        (Walsh + "“The council has a clear evacuation plan,” Walsh said.", Walsh + "“There should be a new bus station,” Walsh said."),
        (Walsh + "“The council has a plan,” Walsh said.", Walsh + "“There should be a plan for the river,” Walsh said."),
        (Walsh + "“We have zero tolerance for litter, and there should be zero tolerance for litter,” Walsh said.", Walsh + "“There should be zero tolerance for litter,” Walsh said."),
        (Walsh + "Walsh said the council will close the old library.", Walsh + "Walsh said the council may close the new theatre."),
        (Walsh + "Walsh said the council will close the old library.", "Peter Larsen said the council may close the old library."),
        (Walsh + "Walsh said the council would close the old library.", Walsh + "Walsh said the council will close the old library."),
        (Walsh + "Walsh said the council approved the harbour scheme.", Walsh + "Walsh said the council did not approve the stadium scheme."),
        (Walsh + "Walsh said the council approved the harbour scheme.", Walsh + "Walsh said the governor did not approve the harbour scheme."),
        (Walsh + "Walsh said the council approved the harbour scheme.", Walsh + "Walsh asked why the council did not approve the harbour scheme."),
        (Walsh + "“I do not think that the bridge is safe,” Walsh said.", Walsh + "“I think that the bridge is not safe,” Walsh said."),
        (Walsh + "Walsh said the scheme was affordable.", Walsh + "Walsh said the tunnel was not affordable."),
        (Walsh + "Walsh said it was good.", Walsh + "Walsh said it was not good."),
        (Walsh + "Walsh said there was money for schools.", Walsh + "Walsh said there was no money for roads."),
        (Walsh + "Walsh said residents will lose the evening buses.", Walsh + "Walsh said residents will not lose the evening buses if the grant comes."),
        (Walsh + "Walsh denied that she signed the harbour contract.", Walsh + "Walsh said that she did not sign the harbour contract."),
        (Walsh + "Walsh denied that she signed the harbour contract.", Walsh + "Walsh said that she signed the stadium contract."),
        (Walsh + "Walsh said that she signed the harbour contract.", "Peter Larsen denied that he signed the harbour contract."),
        (Walsh + "“We have to clean up the harbour,” Walsh said.", Walsh + "Walsh said the town must “clean up the harbour”."),
        (Walsh + "“We have to clean up the harbour,” Walsh said.", Walsh + "Walsh said Reed had told the port to “sell the harbour”."),
        (Walsh + "“We must work together,” Walsh said.", Walsh + "Walsh said Reed had asked the parties to “work together”."),
        ("“The river will be clean by next summer,” said Anna Walsh.", "“The river will be clean by next summer,” said Walsh."),
        ("“They are on the wrong side of history here,” said Anna Walsh.", "“They are on the wrong side of history here,” said Peter Larsen."),
        (Walsh + "Walsh said Reed had asked Larsen to “clear the blocked drains”.", Walsh + "Walsh said Reed had asked Larsen to “clear the blocked drains” at once."),
        (Walsh + "Walsh said Reed had asked Larsen to “clear the blocked drains”.", Walsh + "Walsh said Reed had asked Brown to “stop the poverty”."),
        (Walsh + "“It’s the worst flood that we have ever seen in this valley,” Walsh said.", Walsh + "“It is the worst flood that we’ve ever seen in this valley,” Walsh said."),
        (Walsh + "“We won't rebuild the anti-flood wall at the old mill,” Walsh said.", Walsh + "“We won’t rebuild the antiflood wall at the old mill,” Walsh said."),
        (Walsh + "“We will rebuild every flooded house … in the valley before winter,” Walsh said.", Walsh + "“We will rebuild every flooded house and every shop in the valley before winter,” Walsh said."),
        (Walsh + "“We will rebuild [the school] and every house in the valley before winter,” Walsh said.", Walsh + "“We will rebuild it and every house in the valley before winter,” Walsh said."),
        (Walsh + "“There is a one-in-three chance that the dam will not hold,” Walsh said.", Walsh + "“There is a 1 in 3 chance that the dam will not hold,” Walsh said."),
        (Walsh + "“We found two leaks in the main water pipe under the square,” Walsh said.", Walsh + "“We found 2 leaks in the main water pipe under the square,” Walsh said."),
        (Walsh + "“We will rebuild every house,” Walsh said.", Walsh + "“We will rebuild every bridge,” Walsh said."),
        ("Police arrested 12 protesters outside the Larkford town hall on Sunday.", "Police arrested more than 10 protesters outside the Larkford town hall on Sunday."),
        ("Police arrested 12 protesters outside the Larkford town hall on Sunday.", "Police arrested about a dozen protesters outside the Larkford town hall on Sunday."),
        ("Police arrested 12 protesters outside the Larkford town hall on Sunday.", "Police arrested three officers outside the Larkford town hall on Sunday."),
        ("Police arrested 12 protesters outside the Larkford town hall on Sunday.", "Police arrested 12 protesters outside the Larkford town hall on Sunday and 19 protesters in the harbour."),
        ("Brady scored 12 points in the Larkford match on Sunday.", "Larsen scored 19 points in the Larkford match on Sunday."),
        ("The fire in Larkford harbour destroyed 14 fishing boats.", "The 1987 fire in Larkford harbour destroyed 23 fishing boats."),
        ("The storm damaged 31 houses in Larkford on Saturday.", "The storm damaged 47 cars in Larkford on Saturday."),
        ("Larkford council spent £4.61m on the harbour bridge repairs.", "Larkford council spent nearly £5m on the harbour bridge repairs."),
        ("Larkford has the largest number of empty shops in the county.", "Larkford has the largest number of empty houses in the county."),
        ("Larkford has the largest number of empty shops in the county.", "Larkford has the largest number of empty shops in the county."),
        ("Larkford is the oldest town in the county.", "Milton is the largest town in the county."),
        (Walsh + "Walsh said the council closed the library.", Walsh + "Walsh said the council closed the library."),
        (Walsh + "“I will carry on,” Walsh said.", Walsh + "“I will carry on as mayor,” Walsh said."),
    ];

    /// <summary>Single articles.</summary>
    public static readonly string[] Within =
    [
        "Anna Walsh wrote a letter urging the minister to close the power station.\nWalsh said: “I wrote to the minister asking her to close the power station.”",
        "Anna Walsh wrote a letter urging the minister to close the power station.\nWalsh said: “I wrote to the minister asking her to close it.”",
        "Anna Walsh wrote a letter urging the minister to close the power station.\nWalsh said: “I asked my brother to sell the car.”",
        "Anna Walsh urged the minister to fund the school.\nThe weather was bad.\nPeople waited.\nLarsen said: “I asked the board to fund the club.”",
        "Mayor Anna Walsh says poverty in the valley is heartbreaking.\nWalsh said: “Flooding in the valley is heartbreaking.”",
        "Mayor Anna Walsh says poverty in the valley is important.\nWalsh said it was “important” that families hear about poverty.",
        "Mayor Anna Walsh says poverty in the valley is heartbreaking.\nPeter Larsen said it was “heartbreaking” that families feel forgotten because of the poverty.",
        "Mayor Anna Walsh says the poverty is heartbreaking.\nWalsh said it was “heartbreaking” that the old theatre had to close.",
        "Walsh opened the bridge on Saturday (April 14).",
        "Walsh opened the bridge on Saturday, 14 April 2018.",
        "The hearing will be held on 30 April in Larkford.",
        "She was born on 29 February 1964.",
        "Walsh will meet the harbour board next week – on April 18.",
        "The April 2018 report lists 31 flooded houses.",
        "In June 45 houses were sold.",
        "The crash killed 12 people, six men and six women, police said.",
        "The crash killed 12 people, including seven men and three women, police said.",
        "The crash killed 12 people, four men, five women and three children, police said.",
        "In the vote 12 of the 48 councillors (25 per cent) stayed away.",
        "The council closed 12 schools on Monday.\nThe council closed three libraries on Tuesday.",
        "Police arrested 12 protesters in Larkford on Sunday.\nPolice arrested 12 protesters in Larkford on Sunday, a spokesman said.",
    ];
}
