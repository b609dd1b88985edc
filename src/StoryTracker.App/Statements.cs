using System.Reflection;

namespace StoryTracker.App;

/// <summary>SQL of the application, one statement a file under <c>Sql/statements</c>.</summary>
static class Statements
{
    /// <summary>Text of a statement.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <exception cref="InvalidOperationException">There is no such file in this build.</exception>
    public static string Read(string name) => ReadFile($"Sql.statements.{name}.sql");

    /// <summary>Text of any embedded SQL file.</summary>
    /// <param name="name">Its path in the project, with dots between the folders.</param>
    /// <exception cref="InvalidOperationException">There is no such file in this build.</exception>
    public static string ReadFile(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"{assembly.GetName().Name}.{name}") ?? throw new InvalidOperationException($"The statement '{name}' is not in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
