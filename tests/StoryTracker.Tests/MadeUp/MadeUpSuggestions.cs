using StoryTracker.App.Desk;
using StoryTracker.Domain.Stories.Suggestions;

namespace StoryTracker.Tests.MadeUp;

/// <summary>One suggestion of every kind, about the emerging story; some of their words come from outside and are no markup.</summary>
static class MadeUpSuggestions
{
    public const string Hostile = "articles of both name “<b>Søns</b>” and “Quay”";

    public static StoryStanding Standing { get; } = new(null, null, [], [], [], [],
    [
        Of(1, SuggestionKind.Merge, MadeUpNewsroom.Emerging, MadeUpNewsroom.Tunnel) with { OtherTitle = "The harbour tunnel" },
        Of(2, SuggestionKind.Merge, MadeUpNewsroom.Tunnel, MadeUpNewsroom.Emerging) with { StoryTitle = "<i>Tunnel</i>" },
        Of(3, SuggestionKind.Split, MadeUpNewsroom.Emerging, null, MadeUpNewsroom.TunnelArticle, MadeUpNewsroom.FerryArticle) with { Headlines = ["Tunnel late", null] },
        Of(4, SuggestionKind.SubStory, MadeUpNewsroom.Emerging, null, MadeUpNewsroom.TunnelArticle, MadeUpNewsroom.FerryArticle) with { Headlines = ["Tunnel late", "The old ferry"] },
        Of(5, SuggestionKind.Move, MadeUpNewsroom.Emerging, MadeUpNewsroom.Tunnel, MadeUpNewsroom.FerryArticle) with { OtherTitle = "The harbour tunnel", Headlines = ["The old ferry"] },
        Of(6, SuggestionKind.Place, MadeUpNewsroom.Emerging, null, MadeUpNewsroom.TunnelArticle) with { Headlines = ["Tunnel late"] },
        Of(7, SuggestionKind.TakeOff, MadeUpNewsroom.Emerging, null, MadeUpNewsroom.HostileArticle) with { Headlines = ["<script>alert(1)</script>"] },
    ], false);

    static StorySuggestion Of(int number, SuggestionKind kind, Guid story, Guid? other, params Guid[] articles) => new(
        $"55555555-0000-4000-8000-00000000000{number}", kind, story.ToString(), other?.ToString(), [.. articles.Select(a => a.ToString())], 0.8, [Hostile, "they were published on the same day"], "suggestions@1");
}
