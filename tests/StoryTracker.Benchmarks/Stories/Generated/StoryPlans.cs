using System.Globalization;

namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>Makes the stories of a stream.</summary>
static class StoryPlans
{
    // Of all stories: those that look like the one before, those that happen again where the one before happened, those that sleep for a year.
    const double LookAlikes = 0.35, Again = 0.05, Sleepers = 0.06;
    const int FewestOfASleeper = 8, Year = 366, OwnWords = 24;

    public static IReadOnlyList<StoryPlan> Make(GeneratedNewsSettings settings)
    {
        var sizes = Sizes(settings);
        List<StoryPlan> plans = [];
        for (var number = 0; number < settings.Stories; number++)
        {
            var dice = new Dice(settings.Seed, 3, (ulong)number);
            // Twins are of about one size and stand some way apart in the order of size, or all look-alikes would be large or small ones.
            var like = dice.Share();
            var model = plans.Count > 0 && like < LookAlikes + Again ? dice.Of(plans) : null;
            plans.Add(Make(settings, number, sizes[number], model, model is not null && like >= LookAlikes, dice));
        }
        return plans;
    }

    static StoryPlan Make(GeneratedNewsSettings settings, int number, int size, StoryPlan? model, bool again, Dice dice)
    {
        var topic = model?.Topic ?? dice.Of(Topic.All);
        var place = again ? model!.Place : dice.Zipf(Lexicon.Places);
        var people = Enumerable.Range(0, dice.Between(4, 9))
            .Select(i => new Person(dice.Of(Lexicon.FirstNames), dice.Zipf(Lexicon.Surnames), topic.Roles[i % topic.Roles.Count])).ToArray();
        var bodies = topic.Bodies.Select(b => string.Format(CultureInfo.InvariantCulture, b, again || dice.Chance(0.6) ? place : dice.Of(Lexicon.Surnames))).ToArray();
        string[] terms = [
            $"{dice.Of(Lexicon.Surnames)} {dice.Of(Streets)}", $"{dice.Of(Lexicon.Surnames)} {dice.Of(Streets)}", $"the {dice.Of(Lexicon.Surnames)} {dice.Of(Papers)}",
            .. Enumerable.Range(0, dice.Between(3, 6)).Select(_ => dice.Of(Lexicon.RareWords))];
        var wording = new Wording(topic, terms, [.. Enumerable.Range(0, OwnWords).Select(_ => dice.Chance(0.5) ? dice.Of(Lexicon.Nouns) : dice.Of(Lexicon.RareWords))]);
        var sleeps = !again && size >= FewestOfASleeper && dice.Chance(Sleepers);
        var first = settings.From.AddDays(
            sleeps ? dice.Next(Math.Max(1, settings.Days - Year - 60)) / 2.0
            : again ? Math.Clamp((model!.Events[0].At - settings.From).TotalDays + (dice.Chance(0.5) ? Year : -Year), 0, settings.Days - 10)
            : model is not null ? Math.Clamp((model.Events[0].At - settings.From).TotalDays + dice.Between(-8, 8), 0, settings.Days - 10)
            : dice.Next(settings.Days - 10));
        return new()
        {
            Number = number, Topic = topic, Place = place, LooksLike = model?.Number, Sleeps = sleeps, People = people, Bodies = bodies, Wording = wording,
            Events = Events(settings, number, wording, people, size, first, sleeps, dice),
        };
    }

    static StoryEvent[] Events(
        GeneratedNewsSettings settings, int number, Wording wording, Person[] people, int size, DateTimeOffset first, bool sleeps, Dice dice)
    {
        var count = Math.Clamp((int)(Math.Sqrt(size) * 0.8), sleeps ? 2 : 1, 24);
        var shares = Split(size, [.. Enumerable.Range(0, count).Select(_ => 0.3 + dice.Share() * dice.Share() * 3)]);
        var wakes = sleeps ? dice.Between(1, count - 1) : -1;
        var last = settings.From.AddDays(settings.Days - 2);
        var events = new StoryEvent[count];
        for (var (i, at) = (0, first.AddHours(dice.Between(6, 20))); i < count; i++)
        {
            if (i == wakes) at = at.AddDays(Year);
            var step = wording.Topic.Steps[Math.Min(wording.Topic.Steps.Count - 1, i * wording.Topic.Steps.Count / count)];
            var said = Enumerable.Range(0, dice.Between(2, 6)).Select(k => new Utterance(
                string.Create(CultureInfo.InvariantCulture, $"s{number:0000}/{i}/{k}"), dice.Zipf(people), Prose.Remark(wording, dice))).ToArray();
            events[i] = new(step, at < last ? at : last, shares[i], dice.Between(3, 9000), shares[i] >= 5 && dice.Chance(0.6), said);
            var left = Math.Max(1, (last - at).TotalDays - (i < wakes ? Year : 0));
            at = at.AddDays(Math.Min(left / Math.Max(1, count - i), -Math.Log(1 - dice.Share()) * 12 + 0.5));
        }
        return events;
    }

    // The largest story has some hundreds of articles, half of all stories a few.
    static int[] Sizes(GeneratedNewsSettings settings) =>
        Split(settings.Articles, [.. Enumerable.Range(0, settings.Stories).Select(i => 1 / Math.Pow((i * 7919L % settings.Stories) + 20, 1.1))]);

    // At least one each, largest remainders.
    static int[] Split(int total, double[] weights)
    {
        var (all, spread) = (weights.Sum(), total - weights.Length);
        var exact = weights.Select(w => spread * w / all).ToArray();
        var parts = exact.Select(e => 1 + (int)e).ToArray();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - Math.Floor(exact[i])).ThenBy(i => i).Take(total - parts.Sum())) parts[i]++;
        return parts;
    }

    static readonly IReadOnlyList<string> Streets = ["Road", "Street", "Lane", "Bridge", "Park", "House", "Square", "Hill", "Terrace", "Yard"];
    static readonly IReadOnlyList<string> Papers = ["report", "letter", "file", "plan", "pledge", "memo", "affair", "list"];
}
