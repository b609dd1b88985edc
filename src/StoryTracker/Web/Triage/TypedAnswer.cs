using StoryTracker.Web.Feeds;

namespace StoryTracker.Web.Triage;

/// <summary>What an editor sent about an item, kept so that a page that comes back still has it.</summary>
/// <param name="Fields">Fields of the form by name, each empty where nothing was typed.</param>
public sealed record TypedAnswer(IReadOnlyDictionary<string, string> Fields)
{
    static readonly string[] Names = ["item", "answer", "reason", "other", "title", "day", "until"];

    /// <summary>What was sent.</summary>
    internal static TypedAnswer Of(Posted posted) => new(Names.ToDictionary(n => n, n => posted[n]));

    /// <summary>A field, empty where nothing was typed.</summary>
    public string this[string name] => Fields.GetValueOrDefault(name, "");
}
