using System.Reflection;
using Npgsql;

namespace StoryTracker.EventStore.Tests;

public sealed class MigrationTests(TestCluster cluster) : IAsyncLifetime
{
    static readonly Assembly Here = typeof(MigrationTests).Assembly;
    static MigrationSource Source(string folder) => new("sample", Here, $"StoryTracker.EventStore.Tests.{folder}.");
    string connectionString = "";
    NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync()
    {
        connectionString = await cluster.CreateAsync(migrated: false);
        source = NpgsqlDataSource.Create(connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await cluster.DropAsync(connectionString);
    }

    Task<IReadOnlyList<string>> MigrateAsync(string? folder = null) =>
        new Migrations(source, folder is null ? [Migrations.Kernel] : [Migrations.Kernel, Source(folder)]).MigrateAsync();

    [Fact]
    public async Task Programs_that_start_at_once_apply_each_file_once()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => MigrateAsync("MigrationsOne")));
        var first = Assert.Single(applied, a => a.Count > 0);
        Assert.Equal("kernel/001_events.sql", first[0]);
        Assert.Equal("sample/001_first.sql", first[^1]);
        Assert.All(await new Migrations(source, [Migrations.Kernel, Source("MigrationsOne")]).StatusAsync(), s
            => Assert.NotNull(s.AppliedAt));
    }

    [Fact]
    public async Task A_newer_program_applies_what_is_missing_and_an_older_one_refuses_the_newer_database()
    {
        Assert.NotEmpty(await MigrateAsync("MigrationsOne"));
        Assert.Contains((await new Migrations(source, [Migrations.Kernel, Source("MigrationsTwo")]).StatusAsync()), s
            => s is { Name: "002_second.sql", AppliedAt: null });
        Assert.Equal(["sample/002_second.sql"], await MigrateAsync("MigrationsTwo"));
        Assert.Empty(await MigrateAsync("MigrationsTwo"));
        var e = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync("MigrationsOne"));
        Assert.Contains("sample/002_second.sql", e.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_applied_file_that_was_changed_is_refused()
    {
        await MigrateAsync("MigrationsOne");
        var e = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync("MigrationsChanged"));
        Assert.Contains("sample/001_first.sql", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_fails_leaves_nothing_behind()
    {
        await MigrateAsync("MigrationsOne");
        await Assert.ThrowsAsync<PostgresException>(() => MigrateAsync("MigrationsBroken"));
        Assert.Equal(["sample/002_second.sql"], await MigrateAsync("MigrationsTwo"));
    }

    [Fact]
    public async Task An_empty_database_has_everything_still_to_come()
    {
        Assert.All(await new Migrations(source, [Migrations.Kernel]).StatusAsync(), s => Assert.Null(s.AppliedAt));
    }
}
