using System.Reflection;

namespace StoryTracker.App;

/// <summary>SQL of the application, one statement a file under <c>Sql/statements</c>.</summary>
static class Statements
{
    /// <summary>Text of a statement.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <exception cref="InvalidOperationException">There is no such file in this build.</exception>
    public static string Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = $"{assembly.GetName().Name}.Sql.statements.{name}.sql";
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The statement '{name}' is not in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
