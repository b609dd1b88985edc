using System.Globalization;
using System.Text;

namespace StoryTracker.Benchmarks.Stories.Generated;

/// <summary>What to make.</summary>
public sealed record GeneratedNewsSettings
{
    /// <summary>How many articles.</summary>
    public int Articles { get; init; } = 100_000;

    /// <summary>How many stories.</summary>
    public int Stories { get; init; } = 2_000;

    /// <summary>Over how many days; more than a year and two months, or no story could sleep for a year.</summary>
    public int Days { get; init; } = 731;

    /// <summary>Another number makes another stream.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The first day.</summary>
    public DateTimeOffset From { get; init; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A stream for tests: 3,000 articles in 120 stories.</summary>
    public static GeneratedNewsSettings Brief { get; } = new() { Articles = 3_000, Stories = 120 };
}

/// <summary>
/// A news stream of invented places, people and events, the same for the same settings: look-alike stories, agency copy in many papers, stories that sleep
/// for a year, several outlets with words of their own, statements that several print. Articles are written one by one as they are asked for.
/// </summary>
public sealed class GeneratedNews
{
    readonly GeneratedNewsSettings settings;
    readonly List<Slot> slots;

    /// <summary>Plans a stream.</summary>
    public GeneratedNews(GeneratedNewsSettings settings)
    {
        this.settings = settings;
        Stories = StoryPlans.Make(settings);
        slots = [.. Stories.SelectMany(Slots).OrderBy(s => s.At).ThenBy(s => s.Story.Number).ThenBy(s => s.Event).ThenBy(s => s.Number)];
    }

    /// <summary>Its stories.</summary>
    public IReadOnlyList<StoryPlan> Stories { get; }

    /// <summary>How many articles it has.</summary>
    public int Count => slots.Count;

    /// <summary>The article that comes at a place, from 0.</summary>
    public GeneratedArticle this[int place]
    {
        get
        {
            var slot = slots[place];
            var (story, at) = (slot.Story, slot.Story.Events[slot.Event]);
            var dice = Of(slot, 5);
            var draft = new Draft(story, slot.Event, slot.Outlet);
            string? also = null;
            if (slot.Kind == ArticleKind.Wire) Print(draft, slot, dice);
            else Write(draft, slot, dice, out also);
            var (text, statements) = Lay(draft.Paragraphs);
            IReadOnlyList<string> tags = dice.Chance(slot.Outlet.Tags) ? dice.Some([story.Place, story.Topic.Name, story.People[0].Name, story.Bodies[0]], dice.Between(1, 3)) : [];
            return new(string.Create(CultureInfo.InvariantCulture, $"a{place + 1:000000}"), Prose.Headline(story, at, dice), text, slot.At, slot.Outlet.Name, tags, statements,
                new(story.Id, slot.Event, slot.Kind, slot.Kind is ArticleKind.Wire or ArticleKind.Mixed ? WireOf(slot) : null, also));
        }
    }

    /// <summary>The articles in the order in which they come, from a place on.</summary>
    public IEnumerable<GeneratedArticle> From(int place = 0)
    {
        for (; place < Count; place++) yield return this[place];
    }

    static string WireOf(Slot slot) => string.Create(CultureInfo.InvariantCulture, $"{slot.Story.Id}/{slot.Event}/wire");

    Dice Of(Slot slot, ulong use) => new(settings.Seed, use, (ulong)slot.Story.Number, (ulong)slot.Event, (ulong)slot.Number);

    IEnumerable<Slot> Slots(StoryPlan story)
    {
        for (var e = 0; e < story.Events.Count; e++)
        {
            var dice = new Dice(settings.Seed, 4, (ulong)story.Number, (ulong)e);
            // Ten papers print the agency's text, fewer of a small thing.
            var prints = story.Events[e].Wire ? Math.Min(10, story.Events[e].Articles * 2 / 3) : 0;
            var turn = dice.Next(Outlet.All.Count);
            for (var n = 0; n < story.Events[e].Articles; n++)
            {
                var kind = n < prints ? ArticleKind.Wire : dice.Share() switch
                {
                    < 0.12 => ArticleKind.Brief,
                    < 0.24 when story.Events[e].Wire => ArticleKind.Mixed,
                    < 0.27 => ArticleKind.RoundUp,
                    _ => ArticleKind.Own,
                };
                var hours = n < prints ? dice.Between(1, 9) : -Math.Log(1 - dice.Share()) * 14;
                // The papers take turns, so that ten prints are in ten papers.
                yield return new(story, e, n, kind, Outlet.All[(turn + n) % Outlet.All.Count], story.Events[e].At.AddHours(hours).AddMinutes(dice.Next(60)));
            }
        }
    }

    List<Paragraph> Agency(Slot slot)
    {
        var dice = new Dice(settings.Seed, 6, (ulong)slot.Story.Number, (ulong)slot.Event);
        var draft = new Draft(slot.Story, slot.Event, Outlet.All[1]);
        draft.Lead(dice);
        foreach (var said in dice.Some(slot.Story.Events[slot.Event].Utterances, 3))
        {
            draft.Narrate(dice);
            draft.Quote(said, dice);
        }
        for (var left = dice.Between(2, 4); left > 0; left--) draft.Narrate(dice);
        return [.. draft.Paragraphs.Select(p => p.AsCopied())];
    }

    // Another first line, a cut at the end, now and then a word changed and a few lines of one's own.
    void Print(Draft draft, Slot slot, Dice dice)
    {
        var agency = Agency(slot);
        if (dice.Chance(0.7))
        {
            draft.Lead(dice);
            agency.RemoveAt(0);
        }
        draft.Paragraphs.AddRange(agency.Take(agency.Count - dice.Next(agency.Count / 2 + 1)));
        for (var i = 0; i < draft.Paragraphs.Count; i++)
            if (draft.Paragraphs[i] is { Statements.Count: 0 } plain && dice.Chance(0.15))
                draft.Paragraphs[i] = plain with { Text = plain.Text.Replace(" the ", dice.Chance(0.5) ? " that very " : " this ", StringComparison.Ordinal) };
        if (dice.Chance(0.15)) draft.Quote(dice.Of(slot.Story.Events[slot.Event].Utterances), dice);
    }

    void Write(Draft draft, Slot slot, Dice dice, out string? also)
    {
        also = null;
        draft.Lead(dice);
        var said = slot.Story.Events[slot.Event].Utterances;
        if (slot.Kind == ArticleKind.Brief)
        {
            if (dice.Chance(0.5)) draft.Quote(dice.Of(said), dice);
            return;
        }
        foreach (var utterance in dice.Some(said, dice.Between(1, 3)))
        {
            if (dice.Chance(0.7)) draft.Narrate(dice);
            draft.Quote(utterance, dice);
        }
        if (slot.Kind == ArticleKind.Mixed)
        {
            var agency = Agency(slot);
            var first = dice.Between(1, agency.Count - 2);
            draft.Narrate(dice);
            draft.Paragraphs.AddRange(agency.Skip(first).Take(dice.Between(2, 4)));
        }
        for (var left = dice.Between(2, 6); left > 0; left--) draft.Narrate(dice);
        if (slot.Kind != ArticleKind.RoundUp || Running(slot, dice) is not ({ } other, var at)) return;
        var second = new Draft(other, at, slot.Outlet);
        second.Lead(dice);
        second.Quote(dice.Of(other.Events[at].Utterances), dice);
        draft.Paragraphs.AddRange(second.Paragraphs);
        also = other.Id;
    }

    // Another story that something happened in during the days before.
    (StoryPlan? Story, int Event) Running(Slot slot, Dice dice)
    {
        for (var tries = 0; tries < 40; tries++)
        {
            var other = dice.Of(Stories);
            if (other == slot.Story) continue;
            for (var e = 0; e < other.Events.Count; e++)
                if (other.Events[e].At <= slot.At && other.Events[e].At > slot.At.AddDays(-4)) return (other, e);
        }
        return default;
    }

    static (string Text, IReadOnlyList<GeneratedStatement> Statements) Lay(List<Paragraph> paragraphs)
    {
        var text = new StringBuilder();
        List<GeneratedStatement> statements = [];
        foreach (var paragraph in paragraphs)
        {
            if (text.Length > 0) text.Append("\n\n");
            foreach (var s in paragraph.Statements)
                statements.Add(new(string.Create(CultureInfo.InvariantCulture, $"{statements.Count + 1}"), s.Words, paragraph.Text, text.Length + s.Start, s.Speaker, s.Story, s.Utterance, s.Copied));
            text.Append(paragraph.Text);
        }
        return (text.ToString(), statements);
    }

    sealed record Slot(StoryPlan Story, int Event, int Number, ArticleKind Kind, Outlet Outlet, DateTimeOffset At);
}
