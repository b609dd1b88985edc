using System.Security.Cryptography;
using System.Text;

namespace StoryTracker.Web.Access;

/// <summary>
/// The right that a started server prints: a 256-bit token made at start. As an address it lets one browser in, once;
/// as a bearer token it lets a program in as often as it likes. There is no default password to forget to change.
/// </summary>
public sealed class OneTimeEntry
{
    readonly byte[] hash;
    int opened;

    /// <summary>Makes a new token.</summary>
    public OneTimeEntry()
    {
        Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        hash = SHA256.HashData(Encoding.UTF8.GetBytes(Token));
    }

    /// <summary>The token: 64 hexadecimal digits.</summary>
    public string Token { get; }

    /// <summary>Path of the one-time address on this server.</summary>
    public string Path => $"/enter/{Token}";

    /// <summary>Whether the address has let a browser in.</summary>
    public bool IsOpened => Volatile.Read(ref opened) != 0;

    /// <summary>Whether these are the token's characters; takes the same time whichever of them differ.</summary>
    public bool IsToken(string? candidate) =>
        candidate is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), hash);

    /// <summary>Uses the address up.</summary>
    /// <returns>True for the first caller, false for everyone after.</returns>
    public bool TryOpen() => Interlocked.Exchange(ref opened, 1) == 0;
}
