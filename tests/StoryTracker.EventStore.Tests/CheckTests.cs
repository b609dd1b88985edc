namespace StoryTracker.EventStore.Tests;

public sealed class CheckTests(TestStore db) : IClassFixture<TestStore>
{
    [Fact]
    public async Task The_check_finds_every_invariant_in_force_and_says_which_one_is_broken()
    {
        await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"), new LineAdded("b"));
        await db.AppendAsync(db.NewStream(), 0, new OrderPlaced("a"), new LineAdded("b"));
        var check = new StoreCheck(db.Source);
        var good = await check.RunAsync();
        Assert.True(good.Count >= 10);
        Assert.All(good, f => Assert.True(f.Ok, f.Sentence));
        foreach (var (damage, invariant) in ((string, string)[])[
            ("delete from storytracker.events where position = 2", "positions-dense"),
            ("update storytracker.events set version = 7 where position = 2", "versions-dense"),
            ("update storytracker.events set recorded_at = '2001-01-01' where position = 2", "time-monotone"),
            ("update storytracker.events set data = '[]' where position = 2", "payloads"),
            ("update storytracker.events set key = null where position = 1", "first-key"),
            ("update storytracker.events set data = '{\"$erased\": {}}' where position = 2", "erasures"),
            ("select 1", "guards"),                    // the triggers stay off
            ("insert into storytracker.projections (name, version, position) values ('ahead', 1, 9999999)", "checkpoints"),
            ("insert into storytracker.projections (name, version, state, error) values ('bad', 1, 'stopped', 'why')", "projections"),
            ("insert into storytracker.jobs (kind, args, due_at, cause) values ('k', '{}', now(), 9999999)", "jobs"),
            ("insert into storytracker.jobs (kind, args, due_at, lane) values ('k', '{}', now(), 'l'), ('k', '{}', now(), 'l'); " +
                "update storytracker.jobs set behind = true", "lanes"),
            ("insert into storytracker.projection_effects values ('ahead', 9999999)", "effects"),
        ])
        {
            // As an owner who means harm would: the guards are taken off first, and put back so that only the damage is found.
            await db.ExecuteAsync($"create table kept as table storytracker.events; alter table storytracker.events disable trigger all; {damage}; " +
                (invariant == "guards" ? "alter table storytracker.events enable always trigger events_append_only" : Enable));
            var found = await check.RunAsync();
            Assert.Equal([invariant], found.Where(f => !f.Ok).Select(f => f.Invariant));
            await db.ExecuteAsync("alter table storytracker.events disable trigger all; delete from storytracker.events; " +
                "insert into storytracker.events select * from kept; delete from storytracker.projections; delete from storytracker.projection_effects; delete from storytracker.jobs; drop table kept; " + Enable);
            Assert.All(await check.RunAsync(), f => Assert.True(f.Ok, f.Sentence));
        }
    }

    const string Enable = "alter table storytracker.events enable always trigger events_append_only;" +
        "alter table storytracker.events enable always trigger events_no_truncate";
}
