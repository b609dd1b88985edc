namespace StoryTracker.Evolution.Node;

/// <summary>A line as release 1 writes it: schema 1 of <c>line-added</c>.</summary>
/// <param name="Item">Unique among all lines of all nodes.</param>
/// <param name="Count">How many.</param>
public sealed record LineAdded(string Item, int Count);

/// <summary>A line as release 2 writes it: schema 2.</summary>
/// <param name="Item">Unique among all lines of all nodes.</param>
/// <param name="Count">How many.</param>
/// <param name="Price">Null for lines of release 1, which had none.</param>
public sealed record PricedLineAdded(string Item, int Count, long? Price);

/// <summary>The effect of a <c>print-label</c> job; known to both releases.</summary>
/// <param name="Item">Of which line.</param>
public sealed record LabelPrinted(string Item);

/// <summary>The effect of a <c>send-invoice</c> job; only release 2 knows it.</summary>
/// <param name="Item">Of which line.</param>
public sealed record InvoiceSent(string Item);

/// <summary>Arguments of both kinds of job.</summary>
/// <param name="Item">Of which line.</param>
public sealed record LineArgs(string Item);
