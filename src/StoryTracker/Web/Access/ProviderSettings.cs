using System.Net;
using StoryTracker.Domain;
using StoryTracker.Domain.Users;

namespace StoryTracker.Web.Access;

/// <summary>An OpenID Connect provider that signs people in (<c>StoryTracker:Provider:…</c>).</summary>
/// <param name="Authority">Its issuer address; https, unless it is on this machine.</param>
/// <param name="ClientId">What this desk is called there.</param>
/// <param name="ClientSecret">This desk's secret there; from the environment or a secret store, never from a file in the checkout.</param>
/// <param name="Name">What people call the provider.</param>
/// <param name="NameClaim">Claim with the name that somebody is on record as.</param>
/// <param name="RoleClaim">Claim whose values say what somebody may do.</param>
/// <param name="Roles">Values of it and the role that each gives; the highest counts.</param>
/// <param name="Otherwise">Role of those who have no such value; null: they are not let in.</param>
/// <param name="WithPasswords">Whether names and passwords let people in as well.</param>
public sealed record ProviderSettings(
    Uri Authority, string ClientId, string ClientSecret, string Name, string NameClaim, string RoleClaim, IReadOnlyDictionary<string, Role> Roles, Role? Otherwise,
    bool WithPasswords)
{
    const string Section = "StoryTracker:Provider";

    /// <summary>Reads them; null where no provider is configured.</summary>
    /// <exception cref="CommandRefusedException">They cannot be used; the message says which and why.</exception>
    public static ProviderSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (section["Authority"] is not { Length: > 0 } authority) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || IsOnThisMachine(address)))
            throw new CommandRefusedException($"{Section}:Authority has to be the https address of the provider; '{authority}' is not.");
        string Required(string name) => section[name] is { Length: > 0 } value ? value : throw new CommandRefusedException($"{Section}:{name} is not set.");
        Dictionary<string, Role> roles = new(StringComparer.Ordinal);
        foreach (var role in Enum.GetValues<Role>())
            foreach (var value in (section[$"Roles:{role}"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                roles[value] = role;
        return new(address, Required("ClientId"), Required("ClientSecret"), section["Name"] ?? address.Host, section["NameClaim"] ?? "preferred_username",
            section["RoleClaim"] ?? "roles", roles, RoleNamed(section["Otherwise"]), section["WithPasswords"]?.Equals("true", StringComparison.OrdinalIgnoreCase) == true);
    }

    /// <summary>The name alone: the rest holds a secret.</summary>
    public override string ToString() => Name;

    /// <summary>What somebody may do by their claim's values; null where they are not to be let in.</summary>
    public Role? RoleOf(IEnumerable<string> values) => values.Select(v => Roles.TryGetValue(v, out var role) ? role : (Role?)null).Max() ?? Otherwise;

    /// <summary>Whether an address is on this machine, where TLS protects from nobody.</summary>
    public static bool IsOnThisMachine(Uri address) => address.Scheme == Uri.UriSchemeHttp && IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip);

    static Role? RoleNamed(string? name) => string.IsNullOrWhiteSpace(name) ? null
        : Enum.TryParse<Role>(name, true, out var role) ? role : throw new CommandRefusedException($"{Section}:Otherwise is reader, editor or administrator, not '{name}'.");
}
