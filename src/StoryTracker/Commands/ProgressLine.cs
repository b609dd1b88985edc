namespace StoryTracker.Commands;

/// <summary>One line on standard error that says how far long work is; a line each ten seconds where nobody watches a terminal.</summary>
sealed class ProgressLine(TimeProvider clock)
{
    readonly bool terminal = !Console.IsErrorRedirected;
    long shown = clock.GetTimestamp();
    bool visible;

    public void Show(string text)
    {
        if (clock.GetElapsedTime(shown) < (terminal ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(10))) return;
        shown = clock.GetTimestamp();
        if (terminal) Console.Error.Write($"\r\u001b[K{text}");
        else Console.Error.WriteLine(text);
        visible = terminal;
    }

    public void Sentence(string text)
    {
        Clear();
        Console.Error.WriteLine(text);
    }

    public void Clear()
    {
        if (visible) Console.Error.Write("\r\u001b[K");
        visible = false;
    }
}
