using StoryTracker.Reading;

namespace StoryTracker.App.Ingestion;

/// <summary>A file that holds articles, with the metadata file beside it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">As it is named to people: relative to the folder it was found in, that folder's own name first.</param>
/// <param name="Metadata">The <c>.json</c> of the same name beside a <c>.txt</c>, null when there is none.</param>
/// <param name="Refusal">Set when the file itself was named but is none that holds articles.</param>
public sealed record ArticlePath(string Path, string Name, string? Metadata, string? Refusal);

/// <summary>Article files found under the paths a person named.</summary>
/// <param name="Files">Files in the order of their names.</param>
/// <param name="StorySetups">Files that set stories up.</param>
/// <param name="LeftAlone">Names of files in folders that hold no articles.</param>
public sealed record ArticlePaths(IReadOnlyList<ArticlePath> Files, IReadOnlyList<string> StorySetups, IReadOnlyList<string> LeftAlone)
{
    // As many bytes as tell a news item from other JSON and XML.
    const int StartOfFile = 16 * 1024;

    static IReadOnlyList<string> Endings => ArticleFiles.Extensions;

    /// <summary>Looks the paths up; folders are searched to the bottom, hidden files and links left out. A path that is not there is a refused file.</summary>
    public static ArticlePaths Find(IReadOnlyList<string> paths)
    {
        List<ArticlePath> files = [];
        List<string> setups = [], leftAlone = [];
        foreach (var path in paths)
            if (Directory.Exists(path)) AddFolder(path, files, setups, leftAlone);
            else if (File.Exists(path)) files.Add(Named(path));
            else files.Add(new(path, path, null, $"There is no file or folder '{path}'."));
        return new(files, setups, leftAlone);
    }

    static void AddFolder(string folder, List<ArticlePath> files, List<string> setups, List<string> leftAlone)
    {
        var root = System.IO.Path.GetFullPath(folder);
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        var parent = System.IO.Path.GetDirectoryName(root) ?? root;
        List<string> found = [];
        try
        {
            found.AddRange(Directory.EnumerateFiles(root, "*", options));
        }
        catch (IOException e)
        {
            files.Add(new(root, folder, null, $"The folder {folder} cannot be searched to the end: {e.Message.TrimEnd('.')}."));
        }
        foreach (var file in found.Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetRelativePath(parent, file).Replace('\\', '/');
            if (System.IO.Path.GetFileName(file) == StorySetup.FileName) setups.Add(file);
            else if (HoldsArticles(file) && !IsMetadata(file) && IsNewsItem(file)) files.Add(new(file, name, MetadataOf(file), null));
            else if (!IsMetadata(file)) leftAlone.Add(name);
        }
    }

    static ArticlePath Named(string file)
    {
        var name = System.IO.Path.GetFileName(file);
        var refusal = IsMetadata(file) ? $"{name} is the metadata of the text beside it: name the .txt file."
            : HoldsArticles(file) ? null
            : $"{name} is none of the files that articles are read from: {string.Join(", ", Endings)}.";
        return new(file, name, MetadataOf(file), refusal);
    }

    static bool HoldsArticles(string file) => Endings.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);

    // In a folder there are other files of these endings; one that cannot be read is tried, so that it is refused with its reason.
    static bool IsNewsItem(string file)
    {
        if (System.IO.Path.GetExtension(file).ToUpperInvariant() is not (".JSON" or ".XML")) return true;
        try
        {
            if (new FileInfo(file).Length == 0) return false; // nothing in it, or a pipe that nobody writes to
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            var start = new byte[StartOfFile];
            return ArticleFiles.IsNewsItem(file, start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    static string? MetadataOf(string file)
    {
        var beside = System.IO.Path.ChangeExtension(file, ".json");
        return System.IO.Path.GetExtension(file).Equals(".txt", StringComparison.OrdinalIgnoreCase) && File.Exists(beside) ? beside : null;
    }

    static bool IsMetadata(string file) =>
        System.IO.Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(System.IO.Path.ChangeExtension(file, ".txt"));
}
