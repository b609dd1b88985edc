using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StoryTracker.Web.Access;

/// <summary>
/// Slows guessing down (ASVS 5.0, 6.3.1): so many wrong passwords for a name from one network, from one network for any name, and for a name from
/// anywhere; then each has to wait, longer every time. Who comes from elsewhere with the right password is not kept out by somebody who guesses, short of
/// a hundred wrong ones an hour. Counted in this process.
/// </summary>
/// <param name="clock">Tells the time.</param>
sealed class SignInThrottle(TimeProvider clock)
{
    /// <summary>Wrong passwords for one name from one network before a wait.</summary>
    public const int PerNameAndNetwork = 5;

    const int PerNetwork = 50, PerName = 100, MostKept = 50_000;
    static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1), LongestWait = TimeSpan.FromMinutes(15), Window = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <summary>How long to wait before another attempt; null for not at all.</summary>
    public TimeSpan? Wait(string name, string network)
    {
        var now = clock.GetUtcNow();
        var until = Keys(name, network).Select(k => counts.GetValueOrDefault(k.Key)?.Until).Max();
        return until > now ? until - now : null;
    }

    /// <summary>Counts a wrong password.</summary>
    /// <returns>How many came for this name from this network, where they have to wait from now on; else null.</returns>
    public int? Wrong(string name, string network)
    {
        var now = clock.GetUtcNow();
        if (counts.Count > MostKept) counts.Clear();
        int? first = null;
        foreach (var (key, most) in Keys(name, network))
        {
            var count = counts.AddOrUpdate(key, _ => new(1, now, null), (_, c) => now - c.Since > Window ? new(1, now, null) : c with { Wrong = c.Wrong + 1 });
            if (count.Wrong < most) continue;
            var wait = FirstWait * Math.Pow(2, count.Wrong - most);
            counts[key] = count with { Until = now + (wait < LongestWait ? wait : LongestWait) };
            first ??= count.Wrong;
        }
        return first;
    }

    /// <summary>The right password: what this name got wrong from this network is forgotten.</summary>
    public void Right(string name, string network) => counts.TryRemove(Keys(name, network)[0].Key, out _);

    /// <summary>The network of an address: the first 24 bits, or 48 of IPv6. Never the whole address, which is somebody's.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "an unknown network";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return "this machine";
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork ? $"{bytes[0]}.{bytes[1]}.{bytes[2]}.*"
            : $"{Convert.ToHexStringLower(bytes, 0, 2)}:{Convert.ToHexStringLower(bytes, 2, 2)}:{Convert.ToHexStringLower(bytes, 4, 2)}:*";
    }

    static (string Key, int Most)[] Keys(string name, string network) =>
        [($"{name}\n{network}", PerNameAndNetwork), ($"\n{network}", PerNetwork), ($"{name}\n", PerName)];

    sealed record Count(int Wrong, DateTimeOffset Since, DateTimeOffset? Until);
}
