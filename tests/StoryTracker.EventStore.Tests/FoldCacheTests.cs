namespace StoryTracker.EventStore.Tests;

/// <summary>Shared states are bounded in number and in weight.</summary>
public sealed class FoldCacheTests
{
    static Folded<string> State(int version) => new("a state", version, version);

    [Fact]
    public void Light_states_are_kept_up_to_their_number_and_the_least_used_goes_first()
    {
        var cache = new FoldCache(3, 1000);
        foreach (var stream in new[] { "a", "b", "c" }) cache.Put(stream, State(1), 10, 0);
        Assert.NotNull(cache.Get<string>("a"));
        cache.Put("d", State(1), 10, 0);
        Assert.Null(cache.Get<string>("b"));
        Assert.Equal((3, 30), (cache.Count, cache.Weight));
    }

    [Fact]
    public void Heavy_states_push_others_out_long_before_there_are_many()
    {
        var cache = new FoldCache(1000, 100);
        for (var i = 0; i < 50; i++)
        {
            cache.Put($"huge-{i}", State(1), 40, 0);
            Assert.InRange(cache.Weight, 40, 100);
        }
        Assert.Equal(2, cache.Count);
    }

    [Fact]
    public void One_that_is_heavier_than_all_there_is_room_for_is_kept_alone()
    {
        var cache = new FoldCache(1000, 100);
        cache.Put("small", State(1), 10, 0);
        cache.Put("huge", State(1), 5000, 0);
        Assert.Equal((1, 5000L), (cache.Count, cache.Get<string>("huge")!.Value.Weight));
        cache.Put("small", State(1), 10, 0);
        Assert.Equal((1, 10), (cache.Count, cache.Weight));
    }

    [Fact]
    public void A_state_that_grows_is_weighed_anew_and_an_older_one_does_not_come_back()
    {
        var cache = new FoldCache(1000, 100);
        cache.Put("a", State(1), 10, 0);
        cache.Put("a", State(2), 30, 0);
        cache.Put("a", State(1), 10, 0);
        Assert.Equal((2, 30, 30), (cache.Get<string>("a")!.Value.Folded.Version, cache.Get<string>("a")!.Value.Weight, cache.Weight));
        Assert.True(cache.ForgetAfter(7));
        Assert.Equal((0, 0), (cache.Count, cache.Weight));
        cache.Put("a", State(3), 30, 6);
        Assert.Equal(0, cache.Count);
    }
}
