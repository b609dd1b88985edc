using StoryTracker.Domain;
using StoryTracker.TestDatabases;

namespace StoryTracker.App.Tests.Erasure;

/// <summary>The reason of a removal stays on record.</summary>
public sealed class RemovalReasonTests(TestServer server) : ErasureCase(server)
{
    [Theory]
    [InlineData("Because of the lavender submarines under Quayport", null, "repeats words")]
    [InlineData("Asked for.", "Zanzibar Quillfeather accused", "repeats words")]
    [InlineData(" ", null, "needs a reason")]
    public async Task A_reason_that_is_none_or_tells_it_again_is_refused(string reason, string? reference, string sentence)
    {
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.Erasure.EraseAsync(new(Article, reason, reference, "Ana")));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Contains("no article", (await Assert.ThrowsAsync<CommandRefusedException>(() => Newsroom.Erasure.EraseAsync(Request(Guid.Empty)))).Message, StringComparison.Ordinal);
    }
}
