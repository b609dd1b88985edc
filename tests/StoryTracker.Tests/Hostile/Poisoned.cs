using System.Collections;
using System.Reflection;

namespace StoryTracker.Tests.Hostile;

/// <summary>Copies of what pages show in which everything that anybody outside may have written is a payload.</summary>
static class Poisoned
{
    // What the program itself writes: ids, words of a fixed set, days and hashes in their own form.
    static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "Id", "Kind", "Status", "Precision", "Published", "Value", "Sha256", "Article", "Claim", "Story", "To", "From", "Entry", "Stories", "SameWordsElsewhere", "Stream", "Type",
        "Expression", "Evidence", "Articles", "Changed", "Suggestion", "Utterance", "Entries", "Link", "Answer", "Other", "Next",
    };

    /// <summary>A copy of a view with payloads in its words.</summary>
    /// <param name="view">The view.</param>
    /// <param name="payload">Gives the next payload.</param>
    public static T Of<T>(T view, Func<string> payload) where T : class => (T)Copy(view, payload)!;

    static object? Copy(object? value, Func<string> payload)
    {
        if (value is null or string) return value;
        if (value is IEnumerable many && value.GetType() is { } type)
        {
            var item = type.IsArray ? type.GetElementType()! : type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
            if (item is null) return value;
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            foreach (var one in many) list.Add(one is string ? payload() : Copy(one, payload));
            return list;
        }
        if (value.GetType().GetMethod("<Clone>$") is not { } clone) return value;       // not a record
        var copy = clone.Invoke(value, null)!;
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p is { CanWrite: true, CanRead: true } && !Own.Contains(p.Name)))
        {
            var held = property.GetValue(value);
            var changed = property.PropertyType == typeof(string) ? held is null ? null : payload() : Copy(held, payload);
            if (changed is not null && !property.PropertyType.IsInstanceOfType(changed)) continue;   // such as a dictionary
            property.SetValue(copy, changed);
        }
        return copy;
    }
}
