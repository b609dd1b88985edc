using System.Globalization;

namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>A made story: who, where, what, when.</summary>
public sealed record StoryPlan
{
    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>Names it.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"s{Number:0000}");

    /// <summary>Its kind, with the words of the kind.</summary>
    public required Topic Topic { get; init; }

    /// <summary>Where it happens.</summary>
    public required string Place { get; init; }

    /// <summary>The story that it looks like: same kind, same days, another place, other people; or the same kind and place in another year. Null for none.</summary>
    public required int? LooksLike { get; init; }

    /// <summary>Whether it sleeps for a year.</summary>
    public required bool Sleeps { get; init; }

    /// <summary>Who speaks in it.</summary>
    public required IReadOnlyList<Person> People { get; init; }

    /// <summary>Organisations in it.</summary>
    public required IReadOnlyList<string> Bodies { get; init; }

    /// <summary>The words that it is told in.</summary>
    public required Wording Wording { get; init; }

    /// <summary>Names that few other stories have.</summary>
    public IReadOnlyList<string> Terms => Wording.Terms;

    /// <summary>What happens, in order.</summary>
    public required IReadOnlyList<StoryEvent> Events { get; init; }

    /// <summary>How many articles it has.</summary>
    public int Articles => Events.Sum(e => e.Articles);
}

/// <summary>The words that a story is told in, beside those of any news.</summary>
/// <param name="Topic">The words of its kind.</param>
/// <param name="Terms">Streets, papers and things that few other stories have.</param>
/// <param name="Own">Things that it speaks of more than others do: words of any news and rare ones, commonest first.</param>
public sealed record Wording(Topic Topic, IReadOnlyList<string> Terms, IReadOnlyList<string> Own);

/// <summary>Somebody.</summary>
public sealed record Person(string FirstName, string Surname, string Role)
{
    /// <summary>Both names.</summary>
    public string Name => $"{FirstName} {Surname}";
}

/// <summary>A sub-event of a made story.</summary>
/// <param name="Step">What happens: "recount".</param>
/// <param name="At">When.</param>
/// <param name="Articles">How many articles tell of it.</param>
/// <param name="Figure">A number that belongs to it.</param>
/// <param name="Wire">Whether an agency writes on it.</param>
/// <param name="Utterances">What is said on the occasion.</param>
public sealed record StoryEvent(string Step, DateTimeOffset At, int Articles, int Figure, bool Wire, IReadOnlyList<Utterance> Utterances);

/// <summary>Something that somebody said.</summary>
public sealed record Utterance(string Id, Person Speaker, string Words);
