using System.CommandLine;
using Npgsql;
using StoryTracker.App;
using StoryTracker.EventStore;
using StoryTracker.LocalPostgres;

namespace StoryTracker.Commands;

/// <summary><c>migrate</c>: brings the schema up to date.</summary>
static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database's schema up to date; safe to run again, and when two start at once.");
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings.Read(parsed);
            await using var server = await PostgresServer.OpenAsync(settings.ConnectionString, settings.DataFolder, ct);
            await using var source = NpgsqlDataSource.Create(server.ConnectionString);
            var applied = await new Migrations(source, Newsroom.MigrationSources).MigrateAsync(ct);
            foreach (var name in applied) Console.WriteLine($"applied {name}");
            if (applied.Count == 0) Console.WriteLine("The schema is up to date.");
            return 0;
        });
        return command;
    }
}
