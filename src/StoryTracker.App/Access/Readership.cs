namespace StoryTracker.App.Access;

/// <summary>
/// On whose behalf the newsroom is read just now. The web sets it once a request; everything that the request asks, however deep, is answered as
/// that reader may know it. Where nobody is set (background work, the command line) everything is read.
/// </summary>
public sealed class Readership
{
    static readonly AsyncLocal<Readership?> Asking = new();

    readonly HashSet<Guid> hidden;
    Task<IReadOnlySet<Guid>>? claims;

    /// <summary>A reader to whom some stories are not there.</summary>
    /// <param name="hidden">Ids of those stories.</param>
    public Readership(IEnumerable<Guid> hidden) => this.hidden = [.. hidden];

    /// <summary>The reader of the request at hand, null where nobody asks.</summary>
    public static Readership? Current
    {
        get => Asking.Value;
        set => Asking.Value = value;
    }

    /// <summary>Stories that are not there for this reader.</summary>
    public IReadOnlySet<Guid> Hidden => hidden;

    /// <summary>Claims on those stories, found out once.</summary>
    /// <param name="find">Finds them.</param>
    public Task<IReadOnlySet<Guid>> HiddenClaimsAsync(Func<Task<IReadOnlySet<Guid>>> find) => claims ??= find();

    /// <summary>Whether a story is not there for whoever asks just now.</summary>
    public static bool Hides(Guid story) => Current is { } reader && reader.hidden.Contains(story);

    /// <summary>Whether a stream is not there for whoever asks just now.</summary>
    /// <param name="stream">Name of a stream of any kind.</param>
    public static bool HidesStream(string stream) => Current is { hidden.Count: > 0 } reader
        && stream.StartsWith(Domain.Streams.StoryPrefix, StringComparison.Ordinal) && Guid.TryParse(stream.AsSpan(Domain.Streams.StoryPrefix.Length), out var id)
        && reader.hidden.Contains(id);
}
