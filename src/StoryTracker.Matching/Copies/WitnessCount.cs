namespace StoryTracker.Matching.Copies;

/// <summary>Who vouches for a statement, independently of one another.</summary>
/// <param name="Matcher">Name and version of the rules that decided: "witnesses@1".</param>
/// <param name="Witnesses">The independent witnesses, in the order in which their first reports were listed.</param>
/// <param name="None">Reports that are nobody's testimony, in the order in which they were listed.</param>
public sealed record WitnessCount(string Matcher, IReadOnlyList<Witness> Witnesses, IReadOnlyList<NoWitness> None)
{
    /// <summary>How many independent witnesses there are.</summary>
    public int Count => Witnesses.Count;
}

/// <summary>One witness: all the reports that go back to one pair of ears, as far as the print tells.</summary>
/// <param name="Reports">Ids of the reports, in the order in which they were listed: the first one is the anchor.</param>
/// <param name="Reasons">Why they are one, in plain English; empty for a single report.</param>
public sealed record Witness(IReadOnlyList<string> Reports, IReadOnlyList<string> Reasons);

/// <summary>A report that counts for nobody.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="Reason">Why, in plain English.</param>
public sealed record NoWitness(string ReportId, string Reason);
