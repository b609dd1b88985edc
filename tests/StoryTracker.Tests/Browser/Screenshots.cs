using Microsoft.Playwright;

namespace StoryTracker.Tests.Browser;

/// <summary>Pictures of the pages, kept beside the test results to be looked at.</summary>
static class Screenshots
{
    /// <summary>Folder of the pictures.</summary>
    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots")).FullName;

    /// <summary>Keeps a picture of all of a page.</summary>
    public static Task KeepAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
}
