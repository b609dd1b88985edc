namespace StoryTracker.Domain.Revisions;

/// <summary>What an outlet changed, most serious first; an edit that is several is the first of them.</summary>
public enum EditClass
{
    /// <summary>Words or marks of a quotation.</summary>
    Quotation,

    /// <summary>A number that is no date.</summary>
    Number,

    /// <summary>A name of a person, an organisation or a place.</summary>
    Name,

    /// <summary>A day, a month, a year or a time.</summary>
    Date,

    /// <summary>The headline.</summary>
    Headline,

    /// <summary>Anything else that may change the sense; a misspelling put right is here, for nothing proves that it is no other word.</summary>
    Other,

    /// <summary>A paragraph that stands elsewhere, unchanged.</summary>
    Moved,

    /// <summary>White space, the look of quotation marks, dashes and dots, a comma.</summary>
    Cosmetic,
}

/// <summary>Which part of an article an edit is in.</summary>
public enum EditPart
{
    /// <summary>The text.</summary>
    Text,

    /// <summary>The headline.</summary>
    Headline,
}

/// <summary>One change between two revisions; its words are the slices of their texts or headlines.</summary>
/// <param name="Class">What was changed.</param>
/// <param name="Part">Where the offsets count.</param>
/// <param name="OldStart">First UTF-16 code unit that went.</param>
/// <param name="OldEnd">After the last; equal to the first when nothing went.</param>
/// <param name="NewStart">First code unit that came.</param>
/// <param name="NewEnd">After the last; equal to the first when nothing came.</param>
public sealed record RevisionEdit(EditClass Class, EditPart Part, int OldStart, int OldEnd, int NewStart, int NewEnd);
