namespace StoryTracker.App.Tests.Utterances;

public sealed class SeedUtterancesTests(SeedsFixture seeds, ITestOutputHelper output) : IClassFixture<SeedsFixture>
{
    [Fact]
    public void Dump()
    {
        foreach (var story in seeds.Stories)
        {
            output.WriteLine($"## {story.Title}");
            foreach (var e in story.Timeline)
            {
                foreach (var u in e.Utterances) output.WriteLine($"U {u.Id} {u.Witnesses} {e.Speaker?.Name}: {string.Join(" … ", u.Words.Select(w => w.Exact))} [{u.Words[0].Outlet}] ({string.Join("; ", u.WitnessReasons)})");
                foreach (var t in e.Ties) output.WriteLine($"{t.Kind}: {string.Join(" … ", t.Words.Select(w => w.Exact))} [{t.Words[0].Outlet}] ~ {string.Join(" … ", t.Other.Select(w => w.Exact))} [{t.Other[0].Outlet}] ({string.Join("; ", t.Reasons)})");
            }
            foreach (var d in story.Divergences) output.WriteLine($"D {d.Severity} {d.Kind} {(d.Compatible ? "compatible" : "")}: {d.Sentence}  // {string.Join(" | ", d.Evidence.Select(e => e.Exact))}");
        }
    }
}
