using StoryTracker.Matching.Divergences;

namespace StoryTracker.App.Tests.Corroboration;

/// <summary>Articles of our own, with the divergence that an editor must see.</summary>
static class MadeUpDivergences
{
    const DivergenceKind Modality = DivergenceKind.Modality, Negation = DivergenceKind.Negation, Polarity = DivergenceKind.Polarity, Attribution = DivergenceKind.Attribution,
        Verbatim = DivergenceKind.Verbatim, Number = DivergenceKind.Number, Superlative = DivergenceKind.Superlative, Lede = DivergenceKind.LedeAgainstBody,
        Frame = DivergenceKind.FrameAgainstQuotation, Slip = DivergenceKind.ImpossibleDate, Sum = DivergenceKind.Sum;

    const string Walsh = "Anna Walsh, the mayor of Larkford, spoke at the town hall on Sunday.\n";

    /// <summary>Pairs of articles that differ.</summary>
    public static readonly (DivergenceKind Kind, string A, string B)[] Between =
    [
        (Modality, Walsh + "“The council has a clear evacuation plan,” Walsh said.", Walsh + "“There should be a clear evacuation plan,” Walsh said."),
        (Modality, Walsh + "Walsh said there is a full public inquiry.", Walsh + "Walsh said there must be a full public inquiry."),
        (Modality, Walsh + "Walsh said the council will close the old library.", Walsh + "Walsh said the council may close the old library."),
        (Modality, Walsh + "“The council closed the swimming pool,” Walsh said.", Walsh + "“The council should close the swimming pool,” Walsh said."),
        (Modality, Walsh + "Walsh said the school had a strict safety code.", Walsh + "Walsh said there should be a strict safety code."),
        (Modality, Walsh + "Walsh said that developers will demolish the east stand.", Walsh + "Walsh said that developers could demolish the east stand."),
        (Negation, Walsh + "Walsh said the council approved the harbour scheme.", Walsh + "Walsh said the council did not approve the harbour scheme."),
        (Negation, Walsh + "“The engineers inspected the river bridge,” Walsh said.", Walsh + "“The engineers never inspected the river bridge,” Walsh said."),
        (Negation, Walsh + "Walsh said the harbour scheme was affordable.", Walsh + "Walsh said the harbour scheme was not affordable."),
        (Negation, Walsh + "Walsh said there was secret harbour money.", Walsh + "Walsh said there was no secret harbour money."),
        (Negation, Walsh + "Walsh said the builders ignored the safety warnings.", Walsh + "Walsh said the builders had not ignored the safety warnings."),
        (Negation, Walsh + "Walsh said residents will lose the evening buses.", Walsh + "Walsh said residents will not lose the evening buses."),
        (Polarity, Walsh + "Walsh said that she signed the harbour contract.", Walsh + "Walsh denied that she signed the harbour contract."),
        (Polarity, Walsh + "Walsh said the council sold the market hall.", Walsh + "Walsh denied that the council sold the market hall."),
        (Polarity, Walsh + "Walsh said the town lost the flood money.", Walsh + "Walsh declined to say that the town lost the flood money."),
        (Attribution, Walsh + "“We have to clean up the harbour,” Walsh said.", Walsh + "Walsh said Reed had told the port to “clean up the harbour”."),
        (Attribution, Walsh + "“We must weed out corruption,” Walsh said.", Walsh + "Walsh said Reed had asked the police chief to “weed out corruption”."),
        (Attribution, "“The river will be clean enough to swim in by the end of next summer,” said Anna Walsh.",
            "“The river will be clean enough to swim in by the end of next summer,” said Peter Larsen."),
        (Attribution, "Anna Walsh said: “Nobody in this town believes that the bridge was safe on that night.”",
            "Peter Larsen said: “Nobody in this town believes that the bridge was safe on that night.”"),
        (Verbatim, Walsh + "Walsh said Reed had asked Larsen to “clear the blocked drains”.", Walsh + "Walsh said Reed had ordered Larsen to “stop the flooding at once”."),
        (Verbatim, Walsh + "“We will rebuild every flooded house in the valley before winter,” Walsh said.", Walsh + "“We will rebuild every damaged house in the valley before winter,” Walsh said."),
        (Verbatim, Walsh + "“I will not raise the parking charges in the old town this year,” Walsh said.", Walsh + "“I will raise the parking charges in the old town this year,” Walsh said."),
        (Verbatim, Walsh + "“We have found 12 leaks in the main water pipe under the square,” Walsh said.", Walsh + "“We have found 20 leaks in the main water pipe under the square,” Walsh said."),
        (Verbatim, Walsh + "“The bridge was a danger to every child who had to cross it,” Walsh said.", Walsh + "“The bridge was a menace to every child who had to cross it,” Walsh said."),
        (Verbatim, Walsh + "“I think that the old theatre will open again next spring,” Walsh said.", Walsh + "“I think the old theatre will open again next spring,” Walsh said."),
        (Number, "Police arrested 12 protesters outside the Larkford town hall on Sunday.", "Police arrested 19 protesters outside the Larkford town hall on Sunday."),
        (Number, "The fire in Larkford harbour destroyed 14 fishing boats.", "The fire in Larkford harbour destroyed 23 fishing boats."),
        (Number, "Larkford council spent £3.1m on the harbour bridge repairs.", "Larkford council spent £4.6m on the harbour bridge repairs."),
        (Number, "The storm damaged 31 houses in Larkford on Saturday.", "The storm damaged 47 houses in Larkford on Saturday."),
        (Superlative, "Larkford has the largest number of empty shops in the county.", "Larkford has the highest proportion of empty shops in the county."),
        (Superlative, "Larkford has the highest rate of unemployed teenagers in the county.", "Larkford has the largest number of unemployed teenagers in the county."),
        (Superlative, "Larkford has the highest number of empty shops in the county.", "Larkford has the lowest number of empty shops in the county."),
    ];

    /// <summary>Articles that do not fit together in themselves.</summary>
    public static readonly (DivergenceKind Kind, string Text)[] Within =
    [
        (Frame, "Anna Walsh wrote a letter urging the minister to close the power station.\nWalsh said: “I wrote to the minister asking her to close the road.”"),
        (Frame, "In a letter, Walsh urged the council to sell the stadium.\nWalsh said: “I have written to the council asking them to sell the car park.”"),
        (Frame, "Peter Larsen criticised the board for not expelling the club, after he wrote a letter urging it to do so.\nHe said: “I’ve written to the board asking it to expel the coach.”"),
        (Lede, "Mayor Anna Walsh says poverty in the valley is heartbreaking.\nSpeaking on Sunday, Walsh said it was “heartbreaking” that some families feel they cannot go out because of their poverty."),
        (Lede, "Mayor Anna Walsh says crime in the harbour is disgraceful.\nAt the meeting Walsh said it was “disgraceful” that officers get no extra pay when they fight crime there."),
        (Slip, "Walsh opened the bridge on Saturday (May 14)."),
        (Slip, "Walsh opened the bridge on Friday, April 14, and residents cheered."),
        (Slip, "The hearing will be held on 31 April in Larkford."),
        (Slip, "She was born on 30 February 1961."),
        (Slip, "The court will meet on June 31."),
        (Slip, "Walsh will meet the harbour board next week – on April 24."),
        (Sum, "The crash killed 12 people, seven men and six women, police said."),
        (Sum, "Nine passengers, four men and three women, were hurt."),
        (Sum, "In the vote 12 of the 48 councillors (40 per cent) stayed away."),
    ];
}
