using System.Collections.Frozen;

namespace StoryTracker.Reading.Feeds;

/// <summary>What is done with an HTML element; found with one look.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="IsKept">Whether it is on the list.</param>
/// <param name="IsVoid">Whether it has no end tag.</param>
/// <param name="IsDropped">Whether it goes together with what is in it.</param>
sealed record MarkupElement(string Name, bool IsKept, bool IsVoid, bool IsDropped)
{
    /// <summary>The elements that are kept, void or dropped; of all others the tags go and what is in them stays.</summary>
    public static readonly FrozenDictionary<string, MarkupElement> All =
        MarkupAllowList.Elements.Union(MarkupAllowList.Void).Union(MarkupAllowList.Dropped)
            .Select(name => new MarkupElement(name, MarkupAllowList.Elements.Contains(name), MarkupAllowList.Void.Contains(name),
                MarkupAllowList.Dropped.Contains(name)))
            .ToFrozenDictionary(element => element.Name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>What is done with an attribute that may stay; found with one look.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="Kind">How its value is written.</param>
sealed record MarkupAttribute(string Name, MarkupValue Kind)
{
    /// <summary>The attributes of HTML that are kept.</summary>
    public static readonly FrozenDictionary<string, MarkupAttribute> All =
        MarkupAllowList.Attributes.Select(name => new MarkupAttribute(name, KindOf(name))).ToFrozenDictionary(attribute =>
            attribute.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>How the value of the attribute is written.</summary>
    public static MarkupValue KindOf(string name) =>
        name == "style" ? MarkupValue.Style
        : name is "rel" or "type" ? MarkupValue.Keyword
        : MarkupAllowList.Addresses.Contains(name) ? MarkupValue.Address
        : MarkupValue.Text;
}

/// <summary>How the value of an attribute is written.</summary>
enum MarkupValue
{
    Text, Keyword, Address, Style,
}
