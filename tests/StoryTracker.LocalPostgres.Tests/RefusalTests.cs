namespace StoryTracker.LocalPostgres.Tests;

public sealed class RefusalTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_name_too_long_for_a_socket_is_refused() =>
        await RefusedAsync("/srv/" + new string('n', 120), "too long for a Unix socket", "STORYTRACKER_DATA");

    [Theory]
    [InlineData("/srv/a$HOME")]
    [InlineData("/srv/a\"b")]
    [InlineData("/srv/a`id`")]
    [InlineData("/srv/a\nb")]
    [InlineData("/srv/a,b")]
    public async Task A_folder_name_that_a_shell_or_the_driver_would_misread_is_refused(string folder) =>
        await RefusedAsync(folder, "double quotation mark, dollar sign, backslash, comma or line break", "STORYTRACKER_DATA");

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_is_refused()
    {
        await using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Path);
        var file = Path.Combine(folder.Path, "note.txt");
        await File.WriteAllTextAsync(file, "not a folder", Ct);
        await RefusedAsync(file, "cannot be used", "STORYTRACKER_DATA");
    }

    [Fact]
    public async Task A_folder_that_the_server_account_cannot_reach_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root runs the server as another account.");
        await using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await RefusedAsync(folder.Path, "cannot reach", "chmod o+x");
    }

    [Fact]
    public async Task A_place_without_the_programs_is_refused_with_what_to_install()
    {
        await using var folder = new TestFolder();
        var settings = new PostgresSettings { Folder = folder.Path, BinFolder = "/usr/share" };
        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(() => PostgresServer.OpenAsync(settings, Ct));
        Assert.Contains("no PostgreSQL server in /usr/share", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("STORYTRACKER_PG_BIN", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_a_version_that_is_not_installed_is_refused_and_left_alone()
    {
        await using var folder = new TestFolder();
        Directory.CreateDirectory(folder.Cluster.Data);
        var version = Path.Combine(folder.Cluster.Data, "PG_VERSION");
        await File.WriteAllTextAsync(version, "9\n", Ct);
        await RefusedAsync(folder.Path, "written by PostgreSQL 9", "install postgresql-9");
        Assert.Equal("9\n", await File.ReadAllTextAsync(version, Ct));
    }

    [Fact]
    public async Task A_server_that_will_not_start_is_refused_with_the_end_of_its_log()
    {
        await using var folder = new TestFolder();
        await using (await folder.OpenAsync(Ct))
            await File.AppendAllTextAsync(Path.Combine(folder.Cluster.Data, "postgresql.conf"), "work_mem = 'much'\n", Ct);
        await RefusedAsync(folder.Path, "did not start", "work_mem");
    }

    [Theory]
    [InlineData("Hostess=db")]
    [InlineData("db.example.org")]
    [InlineData("Host=db;Port=many")]
    public async Task A_connection_string_that_is_none_is_refused(string configured)
    {
        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(() => PostgresServer.OpenAsync(configured, ct: Ct));
        Assert.Contains("ConnectionStrings__StoryTracker", refusal.Message, StringComparison.Ordinal);
    }

    static async Task RefusedAsync(string folder, params string[] says)
    {
        var refusal = await Assert.ThrowsAsync<LocalPostgresException>(() => PostgresServer.OpenAsync(null, folder, Ct));
        Assert.All(says, words => Assert.Contains(words, refusal.Message, StringComparison.Ordinal));
    }
}
