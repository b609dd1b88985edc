using System.CommandLine;
using System.Globalization;
using StoryTracker.App;
using StoryTracker.App.Feeds;
using StoryTracker.Domain;
using StoryTracker.Domain.Feeds;

namespace StoryTracker.Commands;

/// <summary><c>feeds</c>: the list of feeds that are polled.</summary>
static class FeedsCommand
{
    const string By = "editor";

    public static Command Create() => new("feeds", "The list of feeds.")
    {
        Add(), Import(), Export(), List(), Poll(),
        Change("pause", "Polls a feed no more until it is resumed.", (feeds, id, ct) => feeds.PauseAsync(id, "Paused on the command line.", By, ct), "is paused"),
        Change("resume", "Polls a paused or retired feed again.", (feeds, id, ct) => feeds.ResumeAsync(id, By, ct), "is polled again"),
    };

    static Command Add()
    {
        var url = new Argument<string>("URL") { Description = "Address of a feed, or of a page that declares one." };
        var dry = new Option<bool>("--dry-run") { Description = "Says what would be stored; nothing is." };
        var json = Output.JsonOption();
        var command = new Command("add", "Puts a feed on the list with what it has now.") { url, dry, json };
        command.SetAction((parsed, ct) => RunAsync(parsed, async newsroom =>
        {
            if (parsed.GetValue(dry)) return Show(await newsroom.Feeds.TryAsync(parsed.GetValue(url)!, ct), parsed.GetValue(json));
            var added = await newsroom.Feeds.AddAsync(parsed.GetValue(url)!, By, ct);
            if (parsed.GetValue(json)) Output.Json(new { id = added.FeedId, url = added.Url, title = added.Title, known = added.Known, entries = added.Entries, position = added.Position });
            else if (added.Known) Console.WriteLine($"{added.Title ?? added.Url.AbsoluteUri} is on the list already ({added.FeedId}).");
            else Console.WriteLine($"{added.Title ?? added.Url.AbsoluteUri} is on the list ({added.FeedId}) with {added.Entries} entries, which a worker reads: {added.Url}");
            return 0;
        }, ct));
        return command;
    }

    static int Show(DryRun run, bool json)
    {
        if (json)
        {
            Output.Json(new { url = run.Url, title = run.Title, format = run.Format, known = run.Known, problems = run.Problems, entries = run.Entries });
            return 0;
        }
        Console.WriteLine($"{run.Title ?? "A feed without a title"}, {run.Format}, {run.Url}{(run.Known ? ", on the list already" : "")}");
        foreach (var problem in run.Problems) Console.WriteLine($"  ! {problem}");
        foreach (var entry in run.Entries)
            Console.WriteLine($"  {Day(entry.Published),-10}  {OneLine(entry.Title ?? entry.Url?.AbsoluteUri ?? "(no title)")}: {entry.Outcome}");
        return 0;
    }

    static Command Import()
    {
        var file = new Argument<FileInfo>("FILE.opml") { Description = "A list of feeds as other readers write it." };
        var json = Output.JsonOption();
        var command = new Command("import", "Puts the feeds of an OPML file on the list, each by itself.") { file, json };
        command.SetAction((parsed, ct) => RunAsync(parsed, async newsroom =>
        {
            var info = parsed.GetValue(file)!;
            if (!info.Exists) throw new CommandRefusedException($"There is no file '{info.Name}'.");
            if (info.Length > Largest) throw new CommandRefusedException($"{info.Name} is larger than {Largest >> 20} MB, which is no list of feeds.");
            var import = await newsroom.Feeds.ImportAsync(await File.ReadAllBytesAsync(info.FullName, ct), By, ct);
            var (fresh, known, refused) = (import.Feeds.Count(f => f is { Refusal: null, Known: false }), import.Feeds.Count(f => f.Known), import.Feeds.Count(f => f.Refusal is not null));
            if (parsed.GetValue(json)) Output.Json(new { feeds = import.Feeds, problems = import.Problems });
            else
            {
                foreach (var problem in import.Problems) Console.Error.WriteLine(problem);
                foreach (var feed in import.Feeds.Where(f => f.Refusal is not null)) Console.Error.WriteLine(feed.Refusal);
                Console.WriteLine($"{fresh} feeds put on the list, {known} on it already, {refused} refused.");
            }
            return import.Feeds.Count > 0 && refused == import.Feeds.Count ? Verbs.Refused : 0;
        }, ct));
        return command;
    }

    const long Largest = 20L << 20;

    static Command Export()
    {
        var command = new Command("export", "Writes the list as OPML 2.0.");
        command.SetAction((parsed, ct) => RunAsync(parsed, async newsroom =>
        {
            await using var stdout = Console.OpenStandardOutput();
            await stdout.WriteAsync(System.Text.Encoding.UTF8.GetBytes(await newsroom.Feeds.ExportAsync(ct)), ct);
            return 0;
        }, ct));
        return command;
    }

    static Command List()
    {
        var json = Output.JsonOption();
        var command = new Command("list", "Lists the feeds and how they fare.") { json };
        command.SetAction((parsed, ct) => RunAsync(parsed, async newsroom =>
        {
            var feeds = await newsroom.Feeds.ListAsync(ct).ToListAsync(ct);
            if (parsed.GetValue(json)) Output.Json(new { feeds = feeds.Select(Row) });
            else if (feeds.Count == 0) Console.WriteLine("There is no feed on the list; put one there with 'feeds add URL' or 'feeds import FILE.opml'.");
            else foreach (var feed in feeds) Write(feed);
            return 0;
        }, ct));
        return command;
    }

    static Command Poll()
    {
        var id = new Argument<Guid?>("ID") { Description = "The feed; all active feeds when left out.", Arity = ArgumentArity.ZeroOrOne };
        var json = Output.JsonOption();
        var command = new Command("poll", "Polls a feed or all of them now, waits, and says what was found.") { id, json };
        command.SetAction((parsed, ct) => RunAsync(parsed, async newsroom =>
        {
            var progress = new ProgressLine(TimeProvider.System);
            var found = await FeedsPoll.RunAsync(newsroom, parsed.GetValue(id), By, progress, ct);
            progress.Clear();
            if (parsed.GetValue(json)) Output.Json(new { feeds = found.Feeds.Select(Row), articles = found.Articles, waiting = found.Waiting, refused = found.Refused });
            else
            {
                foreach (var refusal in found.Refused) Console.Error.WriteLine(refusal);
                foreach (var feed in found.Feeds) Write(feed);
                Console.WriteLine($"{found.Articles} articles are new on the record.{(found.Waiting > 0 ? $" {found.Waiting} steps wait for their servers; 'serve' goes on with them." : "")}");
            }
            return found.Feeds.Count == 0 && found.Refused.Count > 0 ? Verbs.Refused : 0;
        }, ct));
        return command;
    }

    static Command Change(string verb, string description, Func<FeedList, Guid, CancellationToken, Task> change, string done)
    {
        var id = new Argument<Guid>("ID") { Description = "The feed." };
        var command = new Command(verb, description) { id };
        command.SetAction((parsed, ct) => RunAsync(parsed, async newsroom =>
        {
            await change(newsroom.Feeds, parsed.GetValue(id), ct);
            var feed = await newsroom.Feeds.FindAsync(parsed.GetValue(id), ct);
            Console.WriteLine($"{feed?.Feed.Title ?? feed?.Feed.Url.AbsoluteUri} {done}.");
            return 0;
        }, ct));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, Func<Newsroom, Task<int>> run, CancellationToken ct)
    {
        await using var workplace = await Workplace.OpenAsync(parsed, null, ct);
        return await run(workplace.Newsroom);
    }

    static object Row(FeedStatus f) => new
    {
        id = f.Feed.Id, url = f.Feed.Url, title = f.Feed.Title, home = f.Feed.HomePage, activity = f.Feed.Activity, health = f.Health,
        addedAt = f.AddedAt, polledAt = f.PolledAt, succeededAt = f.SucceededAt, nextAt = f.NextAt, reason = f.Reason ?? f.Feed.ActivityReason,
        failures = f.Failures, lastError = f.LastError, notModifiedShare = f.NotModifiedShare, proposedUrl = f.ProposedUrl, days = f.Days,
    };

    static void Write(FeedStatus f)
    {
        var state = f.Feed.Activity == FeedActivity.Active ? f.Health : f.Feed.Activity.ToString().ToLowerInvariant();
        Console.WriteLine($"{f.Feed.Id}  {state,-8}  {OneLine(f.Feed.Title ?? f.Feed.Url.AbsoluteUri)}");
        Console.WriteLine($"    {f.Feed.Url}");
        if (f.Feed.ActivityReason is { } why) Console.WriteLine($"    {why}");
        if (f.PolledAt is { } at) Console.WriteLine($"    polled {Time(at)}{(f.NextAt is { } next ? $", next {Time(next)}: {f.Reason}" : f.Reason is null ? "" : $": {f.Reason}")}");
        if (f is { Failures: > 0, LastError: { } error }) Console.WriteLine($"    {error}");
        if (f.ProposedUrl is { } moved) Console.WriteLine($"    Its server keeps sending us to {moved}.");
    }

    static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    static string Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "no date";

    static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
