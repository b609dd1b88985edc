using StoryTracker.App.Desk;

namespace StoryTracker.Web.Handover;

/// <summary>What the page of stories shows.</summary>
/// <param name="Page">The stories.</param>
/// <param name="Head">Last position of the record before they were asked for; 0 in the past.</param>
public sealed record StoriesModel(Page<StoryItem> Page, long Head);
