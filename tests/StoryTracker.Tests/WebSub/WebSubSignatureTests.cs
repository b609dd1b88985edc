using System.Text;
using StoryTracker.App.Feeds.WebSub;

namespace StoryTracker.Tests.WebSub;

public sealed class WebSubSignatureTests
{
    static readonly byte[] Body = Encoding.UTF8.GetBytes("what do ya want for nothing?");

    // RFC 2202 3 case 2, RFC 4231 4.3: key "Jefe".
    [Theory]
    [InlineData("sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649")]
    [InlineData("sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737")]
    public void The_methods_of_the_Recommendation_are_checked_against_published_vectors(string header)
    {
        Assert.True(WebSubSignature.IsRight(header, "Jefe", Body));
        Assert.False(WebSubSignature.IsRight(header, "jefe", Body));
        Assert.False(WebSubSignature.IsRight(header, "Jefe", Body.AsSpan(1)));
        for (var at = header.IndexOf('=') + 1; at < header.Length; at++)
        {
            var changed = header.ToCharArray();
            changed[at] = changed[at] == '0' ? '1' : '0';
            Assert.False(WebSubSignature.IsRight(new(changed), "Jefe", Body));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256")]
    [InlineData("sha256=")]
    [InlineData("=5bdcc146")]
    [InlineData("md5=750c783e6ab0b503eaa86e310a5db738")]
    [InlineData("SHA256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec384")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843 ")]
    [InlineData("sha256=zzdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void Whatever_else_stands_in_the_header_is_no_signature(string? header) => Assert.False(WebSubSignature.IsRight(header, "Jefe", Body));
}
