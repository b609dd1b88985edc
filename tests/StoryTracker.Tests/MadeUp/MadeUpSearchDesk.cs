using StoryTracker.App.Search;

namespace StoryTracker.Tests.MadeUp;

/// <summary>A search that finds a few things for "tunnel" and for hostile words, and nothing for anything else.</summary>
sealed class MadeUpSearchDesk : ISearchDesk
{
    public const string Hostile = "<script>alert(1)</script>";

    public Task<SearchView> SearchAsync(string? typed, SearchGroup group, string? after, int limit, CancellationToken ct)
    {
        var query = SearchQuery.Parse(typed);
        var text = (typed ?? "").Trim();
        if (query.IsEmpty) return Task.FromResult(new SearchView(text, null, null, null, null, [], []));
        var word = query.Loose.Contains("tunnel", StringComparison.Ordinal) ? "tunnel" : text.Contains(Hostile, StringComparison.Ordinal) ? Hostile : null;
        if (word is null)
            return Task.FromResult(new SearchView(text, new(0, false, [], null), new(0, false, [], null), new(0, false, [], null), new(0, false, [], null), ["tunnel"], []));
        IReadOnlyList<Piece> found = [new("The ", false), new(word, true), new(" & what follows", false)];
        var line = new ClaimHit("0c1a1000-0000-5000-8000-000000000001", found, "direct", new(MadeUpNewsroom.Brandt.ToString(), "Ada Brandt", null), "Mayor Brandt",
            new(2024, 6, 1), new(2024, 6, 30), MadeUpNewsroom.TunnelArticle.ToString(), "The tunnel opens", "The Quay", null, null,
            [new(MadeUpNewsroom.Tunnel.ToString(), "The tunnel")]);
        return Task.FromResult(new SearchView(text, new(12, false, [new(MadeUpNewsroom.Tunnel.ToString(), found, [new("What it is about.", false)])], null),
            new(41000, true, [line, line with { Kind = "indirect", Speaker = null, Mention = "a neighbour" }], "next"),
            new(1, false, [new(MadeUpNewsroom.Brandt.ToString(), "Ada Brandt", "role", [new("mayor", true)])], null),
            new(1, false, [new(MadeUpNewsroom.TunnelArticle.ToString(), found, "The Quay", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, found)], null), [], []));
    }

    public Task<SameWordsView?> SameWordsAsync(Guid? claim, string? words, CancellationToken ct) => Task.FromResult<SameWordsView?>(new(words ?? "The tunnel opens in June", "Ada Brandt",
        words == "nobody" ? [] : [new(1, [new("The tunnel opens", true), new(" in June", false)], claim?.ToString(), MadeUpNewsroom.Tunnel.ToString(), "Ada Brandt", "direct",
            MadeUpNewsroom.TunnelArticle.ToString(), "The tunnel opens", "The Quay", null, null),
         new(.42, [new("opens in June", true), new(", she wrote", false)], null, null, null, null, MadeUpNewsroom.FerryArticle.ToString(), null, null, null, null)], []));
}
