using StoryTracker.Tests.MadeUp;
using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

public sealed class PasswordsTests
{
    [Fact]
    public async Task A_hash_is_salted_slow_and_not_the_password()
    {
        using var passwords = new Passwords(new MadeUpPeople());
        var (one, other) = (await passwords.HashAsync("seven grey geese", default), await passwords.HashAsync("seven grey geese", default));
        Assert.NotEqual(one, other);
        var bytes = Convert.FromBase64String(one);
        // Format 1: the function (2 is HMAC-SHA-512), the rounds, the length of the salt.
        Assert.Equal((1, 2u, 210_000u, 16u), (bytes[0], Big(bytes, 1), Big(bytes, 5), Big(bytes, 9)));
        Assert.False(await passwords.IsOfAsync(null, "a password that nobody has", default));
    }

    static uint Big(byte[] bytes, int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
}
