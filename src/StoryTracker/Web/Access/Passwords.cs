using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StoryTracker.App.Access;

namespace StoryTracker.Web.Access;

/// <summary>Hashes passwords and compares them: PBKDF2 with HMAC-SHA-512 and 210,000 rounds (OWASP's figure), salted, two at a time.</summary>
/// <param name="people">Keeps the hashes.</param>
sealed class Passwords(IPeopleDesk people) : IDisposable
{
    const int Rounds = 210_000;
    static readonly object Nobody = new();

    readonly PasswordHasher<object> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));
    readonly SemaphoreSlim gate = new(2);
    string? decoy;

    /// <summary>The hash of a password.</summary>
    public async Task<string> HashAsync(string password, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            return await Task.Run(() => hasher.HashPassword(Nobody, password), ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Whether this is somebody's password. For nobody it takes as long, so that the time tells no name.</summary>
    /// <param name="user">Who, null for a name that nobody has.</param>
    /// <param name="password">As typed.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<bool> IsOfAsync(Guid? user, string password, CancellationToken ct)
    {
        var hash = user is { } id ? await people.HashOfAsync(id, ct) : null;
        var against = hash ?? (decoy ??= await HashAsync("a password that nobody has", ct));
        await gate.WaitAsync(ct);
        PasswordVerificationResult result;
        try
        {
            result = await Task.Run(() => hasher.VerifyHashedPassword(Nobody, against, password), ct);
        }
        finally
        {
            gate.Release();
        }
        if (hash is null || result == PasswordVerificationResult.Failed) return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded) await people.KeepHashAsync(user!.Value, await HashAsync(password, ct), ct);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();
}
