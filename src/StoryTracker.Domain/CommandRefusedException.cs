namespace StoryTracker.Domain;

/// <summary>A command that cannot be carried out as given; the message is one sentence for the person who gave it.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class CommandRefusedException(string message) : Exception(message);
