using StoryTracker.Commands;

return await Verbs.RunAsync(args);
