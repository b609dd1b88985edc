namespace StoryTracker.Training.Treebanks;

/// <summary>One word of a treebank sentence.</summary>
/// <param name="Form">As printed.</param>
/// <param name="Universal">Universal tag.</param>
/// <param name="Fine">Penn tag.</param>
/// <param name="Head">Number of its head in the sentence from 0, -1 for the root.</param>
/// <param name="Relation">Relation to the head, with subtype.</param>
/// <param name="Start">Where it starts in the sentence's text.</param>
/// <param name="End">Where it ends.</param>
sealed record TreebankWord(string Form, string Universal, string Fine, int Head, string Relation, int Start, int End);

/// <summary>A treebank sentence.</summary>
/// <param name="Document">Id of its document.</param>
/// <param name="Text">The raw text.</param>
/// <param name="Words">Its syntactic words.</param>
sealed record TreebankSentence(string Document, string Text, IReadOnlyList<TreebankWord> Words);
