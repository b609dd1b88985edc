using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Domain.Revisions;

namespace StoryTracker.Domain.Tests.Revisions;

public sealed class WordDiffTests
{
    static readonly string[] Pieces =
        ["the", "pier", "opens", "in", "June", ",", ".", " ", " ", " ", "\n", "\n\n", "“", "”", "don’t", "1,000", "🦑", "e\u0301", "May", "\u00a0", "Ada Lovelace said it again.", "\r\n"];

    static Arbitrary<string> Text => Gen.Elements(Pieces).ListOf().Select(p => string.Concat(p)).ToArbitrary();

    [Fact]
    public void Kept_and_removed_is_the_older_text_and_kept_and_added_the_newer_whatever_the_texts() =>
        Prop.ForAll(Text, Text, (old, now) => Rebuilds(WordDiff.Of(old, now))).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_rebuild_when_the_work_allowed_is_used_up() =>
        Prop.ForAll(Text, Text, Gen.Choose(0, 60).ToArbitrary(), (old, now, budget) => Rebuilds(WordDiff.Of(old, now, budget))).QuickCheckThrowOnFailure();

    [Fact]
    public void Letters_of_any_kind_rebuild_too() =>
        Prop.ForAll<string, string>((old, now) => Rebuilds(WordDiff.Of(old ?? "", now ?? ""))).QuickCheckThrowOnFailure();

    [Fact]
    public void Exchanging_the_texts_exchanges_what_went_and_what_came_in_number() =>
        Prop.ForAll(Text, Text, (old, now) =>
        {
            var (there, back) = (WordDiff.Of(old, now), WordDiff.Of(now, old));
            return Rebuilds(there) && Rebuilds(back) && (there.Segments.All(s => s.Kind == DiffKind.Kept) == back.Segments.All(s => s.Kind == DiffKind.Kept));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_word_that_was_exchanged_is_the_only_change()
    {
        var diff = WordDiff.Of("The new pier opens in June, she said.", "The new pier opens in May, she said.");
        Assert.Equal([(DiffKind.Removed, "June"), (DiffKind.Added, "May")], Changes(diff));
    }

    [Fact]
    public void What_was_put_in_or_left_out_takes_one_space_with_it()
    {
        Assert.Equal([(DiffKind.Added, " new")], Changes(WordDiff.Of("The pier opens.", "The new pier opens.")));
        Assert.Equal([(DiffKind.Removed, " new")], Changes(WordDiff.Of("The new pier opens.", "The pier opens.")));
    }

    [Fact]
    public void A_paragraph_that_stands_elsewhere_was_moved_and_not_lost()
    {
        const string A = "The harbour master spoke first of all.", B = "Nobody had asked her to.", C = "The boats went out at noon as ever.";
        var diff = WordDiff.Of($"{A}\n\n{B}\n\n{C}", $"{C}\n\n{A}\n\n{B}");
        Assert.All(diff.Segments.Where(s => s.Kind != DiffKind.Kept && Slice(diff, s).Trim().Length > 0), s => Assert.Equal(0, s.Move));
        Assert.Equal((C, C), (Slice(diff, diff.Segments.Single(s => s.Move is not null && s.Kind == DiffKind.Removed)).Trim(),
            Slice(diff, diff.Segments.Single(s => s.Move is not null && s.Kind == DiffKind.Added)).Trim()));
        Assert.True(Rebuilds(diff));
        var at = diff.Old.IndexOf("boats", StringComparison.Ordinal);
        var kept = Assert.NotNull(diff.Kept(at, at + 5));
        Assert.Equal("boats", diff.New[kept.Start..kept.End]);
    }

    [Fact]
    public void Texts_of_a_megabyte_that_share_nothing_end_with_coarser_units()
    {
        var old = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"old{i * 7919 % 100_003} word "));
        var now = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"new{i * 104_729 % 100_003} word "));
        var diff = WordDiff.Of(old, now);
        Assert.True(diff.Coarse);
        Assert.True(Rebuilds(diff));
    }

    [Fact]
    public void A_megabyte_with_a_few_changed_words_is_compared_word_by_word()
    {
        var words = Enumerable.Range(0, 150_000).Select(i => $"w{i * 31 % 5000}").ToArray();
        var old = string.Join(' ', words);
        for (var i = 1000; i < words.Length; i += 10_000) words[i] = "changed";
        var diff = WordDiff.Of(old, string.Join(' ', words));
        Assert.False(diff.Coarse);
        Assert.Equal(15, diff.Segments.Count(s => s.Kind == DiffKind.Added));
        Assert.All(diff.Segments.Where(s => s.Kind == DiffKind.Added), s => Assert.Equal("changed", Slice(diff, s)));
    }

    [Fact]
    public void A_rewritten_sentence_is_not_told_through_the_little_words_that_it_happens_to_share()
    {
        var diff = WordDiff.Of("Engineers inspected the northern embankment of the harbour yesterday.", "Councillors debated the entire bridge budget of the borough tonight.");
        Assert.True(diff.Segments.Count(s => s.Kind == DiffKind.Removed) <= 2);
    }

    internal static bool Rebuilds(WordDiff diff)
    {
        var (a, b) = (0, 0);
        foreach (var s in diff.Segments)
        {
            if (s.OldStart != a || s.NewStart != b || (s.OldEnd - s.OldStart) + (s.NewEnd - s.NewStart) <= 0) return false;
            if (s.Kind == DiffKind.Kept && diff.Old[s.OldStart..s.OldEnd] != diff.New[s.NewStart..s.NewEnd]) return false;
            if ((s.Kind == DiffKind.Removed && s.NewEnd != s.NewStart) || (s.Kind == DiffKind.Added && s.OldEnd != s.OldStart)) return false;
            (a, b) = (s.OldEnd, s.NewEnd);
        }
        return a == diff.Old.Length && b == diff.New.Length;
    }

    static string Slice(WordDiff diff, DiffSegment s) => s.Kind == DiffKind.Added ? diff.New[s.NewStart..s.NewEnd] : diff.Old[s.OldStart..s.OldEnd];

    static IEnumerable<(DiffKind, string)> Changes(WordDiff diff) =>
        diff.Segments.Where(s => s.Kind != DiffKind.Kept).Select(s => (s.Kind, Slice(diff, s)));
}
