namespace StoryTracker.Matching;

/// <summary>A story as an editor sets it up.</summary>
/// <param name="Id">Names the story in the answer.</param>
/// <param name="Title">Its title; a term like any other when it stands in the text as it is.</param>
/// <param name="Sentence">What the story is about, for people; not matched.</param>
/// <param name="Terms">Words and names that show an article to be on the story; three to eight serve well.</param>
public sealed record StoryProfile(string Id, string Title, string Sentence, IReadOnlyList<string> Terms);
