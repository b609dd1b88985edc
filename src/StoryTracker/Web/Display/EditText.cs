using StoryTracker.Domain.Revisions;

namespace StoryTracker.Web.Display;

/// <summary>Classes of edits in words.</summary>
static class EditText
{
    /// <summary>One edit of a class: <c>quotation</c>, <c>moved paragraph</c>.</summary>
    public static string Of(EditClass edit) => edit switch
    {
        EditClass.Moved => "moved paragraph",
        EditClass.Cosmetic => "cosmetic change",
        EditClass.Other => "other change",
        _ => edit.ToString().ToLowerInvariant(),
    };

    /// <summary>Counts as one line, such as <c>1 quotation, 2 numbers</c>; null when nobody has counted.</summary>
    public static string? Of(IReadOnlyList<EditCount>? counts) => counts switch
    {
        null => null,
        [] => "nothing a reader sees",
        _ => string.Join(", ", counts.Select(c => $"{c.Edits} {Of(c.Class)}{(c.Edits == 1 ? "" : "s")}")),
    };

    /// <summary>Name in an address.</summary>
    public static string Key(EditClass edit) => edit.ToString().ToLowerInvariant();
}
