using System.Collections.Immutable;

namespace StoryTracker.Matching.Utterances;

/// <summary>How a word of a cell stands to the other columns.</summary>
public enum WordMark
{
    /// <summary>No other column has it.</summary>
    Only,

    /// <summary>Another column has it in the same row.</summary>
    Shared,

    /// <summary>Another column has it in another row.</summary>
    Moved,
}

/// <summary>What an editor must see in a row.</summary>
public enum WordingNote
{
    /// <summary>Different words, both inside quotation marks, in one place: at most one is verbatim.</summary>
    CannotBothBeVerbatim,

    /// <summary>One prints in quotation marks what the other tells in its own words.</summary>
    FrameAgainstQuotation,

    /// <summary>One says what is, the other what should be.</summary>
    IsAgainstShouldBe,

    /// <summary>The numbers differ.</summary>
    Numbers,

    /// <summary>One says it with a negation, the other without.</summary>
    Negation,
}

/// <summary>Characters of a cell, all of one kind.</summary>
/// <param name="Text">The slice of the article.</param>
/// <param name="Start">First character in the article.</param>
/// <param name="End">After the last.</param>
/// <param name="Quoted">Inside quotation marks.</param>
/// <param name="Mark">How it stands to the other columns.</param>
public sealed record CellText(string Text, int Start, int End, bool Quoted, WordMark Mark);

/// <summary>A note on a row, with the columns that it holds against each other.</summary>
/// <param name="Note">What.</param>
/// <param name="Columns">The columns, ascending.</param>
/// <param name="Sentence">In plain English, with the words.</param>
public sealed record RowNote(WordingNote Note, ImmutableArray<int> Columns, string Sentence);

/// <summary>A row: what the columns have in one place.</summary>
/// <param name="Cells">A cell a column: slices in order, blanks and punctuation included; empty where the column has nothing here.</param>
/// <param name="Shared">True when all columns have the same words here.</param>
/// <param name="Notes">What an editor must see.</param>
public sealed record WordingRow(ImmutableArray<ImmutableArray<CellText>> Cells, bool Shared, ImmutableArray<RowNote> Notes);

/// <summary>One remark as every outlet words it, place by place.</summary>
/// <param name="Columns">The wordings.</param>
/// <param name="Rows">In reading order of the first column; the cells of a column, one after the other, are its wording character for
/// character.</param>
/// <param name="Notes">Notes on the whole: has against should be where the words stand in different rows.</param>
public sealed record WordingTable(ImmutableArray<Wording> Columns, ImmutableArray<WordingRow> Rows, ImmutableArray<RowNote> Notes)
{
    /// <summary>Lays wordings out side by side.</summary>
    /// <param name="utterance">Whose wordings.</param>
    public static WordingTable Of(Utterance utterance) => Of(utterance.Wordings);

    /// <summary>Lays wordings out side by side; two that are not joined can be shown so too.</summary>
    /// <param name="wordings">One or more; the order of the columns is kept.</param>
    public static WordingTable Of(ImmutableArray<Wording> wordings) => WordingLayout.Of(wordings);

    /// <summary>Lays out two reports that are shown side by side.</summary>
    public static WordingTable Of(Alignment alignment) => Of([alignment.A, alignment.B]);

    /// <summary>Every note, of rows and of the whole.</summary>
    public IEnumerable<RowNote> AllNotes() => Rows.SelectMany(r => r.Notes).Concat(Notes);
}
