using StoryTracker.Benchmarks.Stories.Generated;
using StoryTracker.Matching.Arrivals;

namespace StoryTracker.Matching.Tests.Generated;

/// <summary>The made stream through the matcher; the benchmark suite does the same with 100,000 articles.</summary>
public sealed class StreamThroughArrivalsTests
{
    static readonly Arrival[] Arrivals = [.. new GeneratedNews(new() { Articles = 1_500, Stories = 60 }).From().Select(UnattendedDesk.Of)];

    [Fact]
    public void Going_on_from_a_snapshot_is_as_if_it_had_never_stopped()
    {
        var straight = new StoryArrivals();
        var placed = Run(straight, Arrivals);

        var first = new StoryArrivals();
        var before = Run(first, Arrivals[..700]);
        var second = Restarted(first);
        Assert.Equal(placed, [.. before, .. Run(second, Arrivals[700..1100]), .. Run(Restarted(second), Arrivals[1100..])]);
    }

    [Fact]
    public void A_snapshot_of_a_snapshot_is_the_same_to_the_last_byte()
    {
        var arrivals = new StoryArrivals();
        Run(arrivals, Arrivals[..400]);
        arrivals.Open(new("set-up", "The pier", "Who pays.", ["pier", "harbour board"]));
        arrivals.Decide(new(Arrivals[3].Id, "set-up", true));
        arrivals.Decide(new(Arrivals[4].Id, "set-up", false));
        arrivals.Merge("set-up", $"by-{Arrivals[0].Id}");
        Assert.Equal(Bytes(arrivals), Bytes(Restarted(arrivals)));
    }

    [Fact]
    public void A_damaged_snapshot_is_refused_with_one_sentence_wherever_it_is_damaged()
    {
        var arrivals = new StoryArrivals();
        Run(arrivals, Arrivals[..40]);
        var whole = Bytes(arrivals);
        for (var at = 0; at < whole.Length; at += 97)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x20;
            Refused(damaged);
            Refused(whole[..at]);
        }

        static void Refused(byte[] bytes)
        {
            using var stream = new MemoryStream(bytes);
            Assert.EndsWith("make it anew from the record.", Assert.Throws<InvalidDataException>(() => StoryArrivals.Load(stream)).Message, StringComparison.Ordinal);
        }
    }

    static List<string> Run(StoryArrivals arrivals, IEnumerable<Arrival> articles)
    {
        var desk = new UnattendedDesk(arrivals);
        return [.. articles.Select(desk.Take)];
    }

    static StoryArrivals Restarted(StoryArrivals arrivals)
    {
        using var stream = new MemoryStream(Bytes(arrivals));
        return StoryArrivals.Load(stream);
    }

    static byte[] Bytes(StoryArrivals arrivals)
    {
        using var stream = new MemoryStream();
        arrivals.Save(stream);
        return stream.ToArray();
    }
}
