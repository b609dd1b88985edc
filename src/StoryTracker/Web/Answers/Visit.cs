using System.Text;
using StoryTracker.App.Desk;
using StoryTracker.Domain.Users;
using StoryTracker.Web.Access;
using StoryTracker.Web.Handover;
using StoryTracker.Web.Settings;
using StoryTracker.Web.Triage;
using StoryTracker.Web.Undo;

namespace StoryTracker.Web.Answers;

/// <summary>What a page has to know of the request it answers: the moment asked for, the filters, and who asks.</summary>
public sealed class Visit
{
    readonly IQueryCollection query;

    Visit(HttpContext context, AsOf asOf)
    {
        query = context.Request.Query;
        AsOf = asOf;
        WantsJson = Preference.IsJson(context.Request);
        var path = context.Request.Path.Value ?? "/";
        Path = path.EndsWith(Preference.Suffix, StringComparison.Ordinal) ? path[..^Preference.Suffix.Length] : path;
        JsonPath = path.EndsWith(Preference.Suffix, StringComparison.Ordinal) ? path : null;
        Origin = $"{context.Request.Scheme}://{context.Request.Host}";
        SignedInAs = context.User.Identity is { IsAuthenticated: true } identity ? identity.Name : null;
        Role = DeskSignIn.RoleOf(context.User);
        OwnToken = context.Features.Get<Session>() is { } session ? FormTokenMask.Mask(session.FormToken) : null;
        Settings = context.Features.Get<Session>()?.Settings ?? UserSettings.Default;
    }

    /// <summary>The moment asked for.</summary>
    public AsOf AsOf { get; }

    /// <summary>The moment as it was written in the address, null for now.</summary>
    public string? At => AsOf.IsNow ? null : query["at"].ToString();

    /// <summary>True for the JSON twin.</summary>
    public bool WantsJson { get; }

    /// <summary>Path without the twin's ending.</summary>
    public string Path { get; }

    /// <summary>Who is signed in, null when nobody is.</summary>
    public string? SignedInAs { get; }

    /// <summary>What they may do, null when nobody is signed in.</summary>
    public Role? Role { get; }

    /// <summary>Value that forms carry which send commands; null without a session, in the past, and for those who may only read: they get no such form.</summary>
    public string? FormToken => AsOf.IsNow && Right.Edit.Has(Role) ? OwnToken : null;

    /// <summary>The same for forms about one's own affairs, such as signing out; null without a session.</summary>
    public string? OwnToken { get; }

    /// <summary>How whoever is signed in wants the desk to be.</summary>
    public UserSettings Settings { get; }

    /// <summary>Scheme, host and port by which the server was reached.</summary>
    public string Origin { get; }

    string? JsonPath { get; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="Refusal"><c>at</c> is not a moment.</exception>
    public static ValueTask<Visit> BindAsync(HttpContext context) =>
        AsOf.TryParse(context.Request.Query["at"], out var asOf, out var problem)
            ? ValueTask.FromResult(new Visit(context, asOf)) : throw Refusal.BadRequest(problem);

    /// <summary>Reads a request for a page that has no moment, such as one that tells of a failure.</summary>
    internal static Visit Of(HttpContext context) => new(context, AsOf.Now);

    /// <summary>Reads a request at a moment that was read already.</summary>
    internal static Visit Of(HttpContext context, AsOf asOf) => new(context, asOf);

    /// <summary>A parameter of the address, null when it is missing or empty.</summary>
    public string? this[string name] => query[name].ToString() is { Length: > 0 } value ? value : null;

    /// <summary>Number of items asked for.</summary>
    /// <exception cref="Refusal">Not a whole number from 1 to 200.</exception>
    public int Limit => this["limit"] switch
    {
        null => 50,
        { } text when int.TryParse(text, out var limit) && limit is >= 1 and <= 200 => limit,
        _ => throw Refusal.BadRequest("limit has to be a whole number from 1 to 200."),
    };

    /// <summary>A link to another page of the desk that keeps the moment.</summary>
    /// <param name="path">Path, with a fragment if need be.</param>
    /// <param name="parameters">Further parameters; those without a value are left out.</param>
    public string Href(string path, params IEnumerable<(string Name, string? Value)> parameters) =>
        Address(path, [("at", At), .. parameters]);

    /// <summary>A link to this page with some parameters changed; a null value takes one away, and what was just done is told once.</summary>
    public string Here(params IEnumerable<(string Name, string? Value)> changes)
    {
        var changed = changes.ToDictionary(c => c.Name, c => c.Value);
        var kept = query.Where(q => !changed.ContainsKey(q.Key) && q.Key is not (UndoActions.Done or TriagePages.Was or SeenActions.Seen or SeenActions.Of)).Select(q => (q.Key, (string?)q.Value.ToString()));
        return Address(WantsJson && JsonPath is { } json ? json : Path, [.. kept, .. changed.Select(c => (c.Key, c.Value))]);
    }

    static string Address(string path, IEnumerable<(string Name, string? Value)> parameters)
    {
        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        var address = new StringBuilder(fragment < 0 ? path : path[..fragment]);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (string.IsNullOrEmpty(value)) continue;
            address.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return (fragment < 0 ? address : address.Append(path, fragment, path.Length - fragment)).ToString();
    }
}
