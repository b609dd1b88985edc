using System.Security.Cryptography;
using System.Text;

namespace StoryTracker.Web.Access;

/// <summary>
/// A session's form token, written differently in every answer: random bytes and the token XORed with them. Pages are compressed, and a secret that is
/// the same each time could be guessed from their lengths (BREACH, Gluck, Harris and Prado 2013).
/// </summary>
static class FormTokenMask
{
    /// <summary>The token as one answer writes it: twice its length, in hexadecimal digits.</summary>
    /// <param name="token">An even number of hexadecimal digits.</param>
    public static string Mask(string token)
    {
        var secret = Convert.FromHexString(token);
        var mask = RandomNumberGenerator.GetBytes(secret.Length);
        return Convert.ToHexStringLower([.. mask, .. secret.Zip(mask, (s, m) => (byte)(s ^ m))]);
    }

    /// <summary>Whether these characters are the token, masked or plain; takes the same time whichever of them differ.</summary>
    public static bool Matches(string sent, string token)
    {
        if (sent.Length == 2 * token.Length && TryUnmask(sent) is { } unmasked) sent = unmasked;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(token));
    }

    static string? TryUnmask(string sent)
    {
        Span<byte> bytes = stackalloc byte[sent.Length / 2];
        if (Convert.FromHexString(sent, bytes, out _, out var written) != System.Buffers.OperationStatus.Done || written != bytes.Length) return null;
        var half = bytes.Length / 2;
        for (var i = 0; i < half; i++) bytes[i] ^= bytes[half + i];
        return Convert.ToHexStringLower(bytes[..half]);
    }
}
