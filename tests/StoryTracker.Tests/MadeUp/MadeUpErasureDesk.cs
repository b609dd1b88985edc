using StoryTracker.App.Operations;
using StoryTracker.Domain;
using StoryTracker.Domain.Erasure;

namespace StoryTracker.Tests.MadeUp;

/// <summary>An article that can be removed, and removals at several stages. The decision is the real one's in what it asks for.</summary>
sealed class MadeUpErasureDesk : IErasureDesk
{
    public static readonly Guid UnderWay = new("0198c0de-0000-7000-8000-00000000e001"), InTrouble = new("0198c0de-0000-7000-8000-00000000e002"),
        Gone = new("0198c0de-0000-7000-8000-00000000e003");

    const string Title = "Tunnel a year late";
    static readonly DateTimeOffset Then = new(2024, 5, 21, 9, 0, 0, TimeSpan.Zero);

    readonly Dictionary<Guid, ErasureStanding> standing = new()
    {
        [UnderWay] = new("Ana Admin", Then, "A court ordered it.", "2 O 12/24", ErasureStage.Scrubbing, 0, null, null),
        [InTrouble] = new("Ana Admin", Then, "A <b>court</b> ordered it.", "2 O 13/24", ErasureStage.Ordered, 0, null, "Jobs of this kind are paused; they go on from the page of jobs."),
        [Gone] = new("Ana Admin", Then, "A court ordered it.", null, ErasureStage.Done, 42, Then.AddSeconds(8), null),
    };

    readonly Dictionary<Guid, long> keys = [];

    /// <summary>Orders that were carried out.</summary>
    public List<OrderErasure> Orders { get; } = [];

    public Task<ErasureView?> ViewAsync(Guid article, CancellationToken ct)
    {
        var shortId = OrderErasure.ShortId(article);
        return Task.FromResult(standing.TryGetValue(article, out var known) ? new ErasureView(article, shortId, null, null, null, known)
            : article != MadeUpNewsroom.TunnelArticle ? null
            : new(article, shortId, Title, "The Harbour Post", new(2, 11, [new(MadeUpNewsroom.Tunnel.ToString(), "The harbour tunnel"), new(MadeUpNewsroom.Bare.ToString(), "Lighthouse <i>keepers</i>")],
                ["Ilse Brandt", "\u202ETomás"], 57, 2, 48_112, 1, 3, [new(MadeUpNewsroom.FerryArticle.ToString(), "Captain sees no need for tunnel")]), null));
    }

    public Task<long?> OrderAsync(OrderErasure order, Guid? key, CancellationToken ct)
    {
        var id = order.Request.ArticleId;
        if (key is { } sent && keys.TryGetValue(sent, out var answered)) return Task.FromResult<long?>(answered);
        if (standing.ContainsKey(id)) return Task.FromResult<long?>(null);
        if (order.Request.LegalReference is null or "") throw new CommandRefusedException("Give the legal reference: the file number or the name of the request that this answers.");
        if (order.Typed != Title && order.Typed != OrderErasure.ShortId(id))
            throw new CommandRefusedException($"To say that this article is meant, type its title as it stands above, or {OrderErasure.ShortId(id)}.");
        Orders.Add(order);
        standing[id] = new(order.Request.By, Then, order.Request.Reason, order.Request.LegalReference, ErasureStage.Ordered, 0, null, null);
        if (key is { } one) keys[one] = 22;
        return Task.FromResult<long?>(22);
    }
}
