using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace StoryTracker.App.Feeds.WebSub;

/// <summary>The signature of a delivered document: <c>X-Hub-Signature: method=hex</c>, HMAC (RFC 2104) over the body (WebSub 7.1).</summary>
public static class WebSubSignature
{
    /// <summary>Name of the header.</summary>
    public const string Header = "X-Hub-Signature";

    /// <summary>Whether a header proves that whoever sent the body knows the secret; takes the same time whichever digits differ.</summary>
    /// <param name="header">Value of the header, null when it is missing.</param>
    /// <param name="secret">The secret of the subscription.</param>
    /// <param name="body">The body as it came.</param>
    /// <returns>False for a header that is missing, names a method other than sha1, sha256, sha384 and sha512, or does not fit.</returns>
    public static bool IsRight(string? header, string secret, ReadOnlySpan<byte> body)
    {
        var at = header?.IndexOf('=', StringComparison.Ordinal) ?? -1;
        if (at < 0 || Sign(header![..at], secret, body) is not { } right || header.Length - at - 1 != right.Length * 2) return false;
        try
        {
            return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(header.AsSpan(at + 1)), right);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The signature of a body, null for a method that is none of the Recommendation's.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Hubs of the wild sign with SHA-1; HMAC-SHA-1 is not known to be broken.")]
    public static byte[]? Sign(string method, string secret, ReadOnlySpan<byte> body)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        return method switch
        {
            "sha1" => HMACSHA1.HashData(key, body),
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
            _ => null,
        };
    }
}
