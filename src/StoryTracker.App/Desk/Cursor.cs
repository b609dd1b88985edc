using System.Buffers.Text;
using System.Globalization;
using System.Text;
using StoryTracker.Domain;

namespace StoryTracker.App.Desk;

/// <summary>The place a page of a list ends at, as an opaque word of an address.</summary>
static class Cursor
{
    const char Separator = '\u001f';

    public static string Format(params object[] parts) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture)))));

    /// <exception cref="CommandRefusedException">The word is not a cursor of this list.</exception>
    public static T? Parse<T>(string? word, Func<string[], T> read) where T : struct
    {
        if (string.IsNullOrEmpty(word)) return null;
        try
        {
            return read(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(word)).Split(Separator));
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw new CommandRefusedException("This page of the list does not exist; go back to its first page.");
        }
    }
}
