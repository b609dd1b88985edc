namespace StoryTracker.App.Desk;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">Item.</typeparam>
/// <param name="Items">Items in order.</param>
/// <param name="Next">Where the next page begins: a cursor, or the address made of it; null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
