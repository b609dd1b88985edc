using StoryTracker.Web.Access;

namespace StoryTracker.Tests.Access;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("seven grey geese by the quay")]
    [InlineData("vmq-tohk-xwel-98")]
    [InlineData("Schnittlauchbrötchen am Kai")]
    [InlineData("пароль которого нет у других")]
    [InlineData("🐙🦑🦀🐚🦞🐠🐟🐬🐳🦭🪼🐡")]
    public void A_long_one_that_is_hard_to_guess_will_do_whatever_its_characters(string password) => Assert.Null(PasswordRules.Problem(password, "Ana Lopez"));

    [Theory]
    [InlineData("short one")]
    [InlineData("elevenchar1")]
    [InlineData("password1234")]
    [InlineData("Password1234!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("passwordpassword")]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("qwertyuiopas")]
    [InlineData("qwertyuiop123")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("welcome12345")]
    [InlineData("letmein12345")]
    [InlineData("iloveyou1234")]
    [InlineData("administrator1")]
    [InlineData("Summer2026!!!!")]
    [InlineData("storytracker2026")]
    [InlineData("changeme12345")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("ana-lopez-2026")]
    [InlineData("000000000000")]
    [InlineData("12345678901!")]
    public void A_short_one_or_one_that_everybody_tries_first_will_not(string password) => Assert.NotNull(PasswordRules.Problem(password, "Ana Lopez"));
}
