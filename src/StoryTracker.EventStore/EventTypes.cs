using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StoryTracker.EventStore;

/// <summary>An event ready for the log.</summary>
/// <param name="Name">Wire name.</param>
/// <param name="Schema">Schema version of <paramref name="Json"/>.</param>
/// <param name="Json">The payload.</param>
public readonly record struct EncodedEvent(string Name, int Schema, string Json);

/// <summary>A wire name with its current schema version and class.</summary>
/// <param name="Name">Wire name, never renamed or reused.</param>
/// <param name="Schema">Current schema version, from 1.</param>
/// <param name="Type">The CLR type.</param>
public sealed record MappedEvent(string Name, int Schema, Type Type);

/// <summary>What is left of an event whose payload was erased.</summary>
/// <param name="Notice">The notice recorded with the erasure.</param>
public sealed record ErasedEvent(JsonElement Notice);

/// <summary>The registry of event types: wire names, schema versions, upcasters and the JSON they are written in.</summary>
/// <remarks>Filled at start, then read by many threads. camelCase, enums as camelCase strings, nulls omitted.</remarks>
public sealed class EventTypes
{
    static ReadOnlySpan<byte> ErasedMark => "$erased"u8;
    readonly Dictionary<string, MappedEvent> byName = new(StringComparer.Ordinal);
    readonly Dictionary<Type, MappedEvent> byType = [];
    readonly Dictionary<(string Name, int Schema), Upcaster> upcasters = [];
    Func<JsonElement, object?>? readErased;

    sealed record Upcaster(Type From, Type To, Func<object, object> Cast);

    /// <summary>Every mapped event, in order of mapping.</summary>
    public IReadOnlyCollection<MappedEvent> All => byName.Values;

    /// <summary>The options every payload, job argument and notice is written and read with.</summary>
    public JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,       // jsonb stores characters, not escapes
        AllowOutOfOrderMetadataProperties = true,                    // jsonb reorders keys, so a "$type" need not come first
        Converters = { new StorableText(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Maps a class to a wire name at its current schema version.</summary>
    /// <param name="name">Wire name, e.g. <c>order-placed</c>.</param>
    /// <param name="schema">Current schema version, from 1; older ones need <see cref="Upcast{TOld,TNew}"/>.</param>
    /// <exception cref="ArgumentException">The name or the class is mapped already.</exception>
    public EventTypes Map<T>(string name, int schema = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(schema, 1);
        var mapped = new MappedEvent(name, schema, typeof(T));
        if (!byName.TryAdd(name, mapped)) throw new ArgumentException($"The wire name '{name}' is mapped already.", nameof(name));
        if (!byType.TryAdd(typeof(T), mapped)) throw new ArgumentException($"{typeof(T).Name} is mapped already.", nameof(name));
        return this;
    }

    /// <summary>Says how schema <paramref name="fromSchema"/> of an event becomes schema <paramref name="fromSchema"/> + 1.</summary>
    /// <param name="name">Wire name.</param>
    /// <param name="fromSchema">The older schema version, from 1.</param>
    /// <param name="upcast">A pure function from the older shape to the next.</param>
    public EventTypes Upcast<TOld, TNew>(string name, int fromSchema, Func<TOld, TNew> upcast)
    {
        ArgumentNullException.ThrowIfNull(upcast);
        var step = new Upcaster(typeof(TOld), typeof(TNew), old => upcast((TOld)old)!);
        if (!upcasters.TryAdd((name, fromSchema), step))
            throw new ArgumentException($"'{name}' has an upcaster from schema {fromSchema} already.", nameof(fromSchema));
        return this;
    }

    /// <summary>Says what the notice of an erased event is read as, so that states can fold what is left of it.</summary>
    /// <param name="read">A pure function; null for a notice it does not know, which is then an <see cref="ErasedEvent"/>.</param>
    public EventTypes ReadErased(Func<JsonElement, object?> read)
    {
        readErased = read;
        return this;
    }

    /// <summary>Whether a wire name is mapped.</summary>
    public bool Knows(string name) => byName.ContainsKey(name);

    /// <summary>Every name and schema version that can be read, as <c>name@schema</c>.</summary>
    internal string[] Readable => [.. byName.Values.SelectMany(e => Enumerable.Range(1, e.Schema).Select(s => $"{e.Name}@{s}"))];

    /// <summary>Refuses a payload that is newer than this program, whoever looks into it.</summary>
    /// <exception cref="UnknownEventTypeException">It is.</exception>
    internal void Require(string name, int schema)
    {
        if (byName.TryGetValue(name, out var mapped) && schema > mapped.Schema)
            throw new UnknownEventTypeException(name, schema, $"is newer than schema {mapped.Schema} of this program: run a newer version");
    }

    /// <summary>The wire name of a mapped class.</summary>
    /// <exception cref="ArgumentException">The class is not mapped.</exception>
    public string NameOf(Type type) => byType.TryGetValue(type, out var mapped) ? mapped.Name : throw NotMapped(type);

    /// <summary>Writes an event under its current wire name and schema.</summary>
    /// <exception cref="ArgumentException">Its class is not mapped.</exception>
    /// <exception cref="AppendRefusedException">It holds a NUL character or half of a surrogate pair.</exception>
    public EncodedEvent Encode(object data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!byType.TryGetValue(data.GetType(), out var mapped)) throw NotMapped(data.GetType());
        try { return new EncodedEvent(mapped.Name, mapped.Schema, JsonSerializer.Serialize(data, mapped.Type, Json)); }
        catch (AppendRefusedException e) { throw new AppendRefusedException($"{mapped.Name}: {e.Message}", inner: e); }
    }

    /// <summary>Reads a stored event as its current class, through the chain of upcasters; an erased one as
    /// <see cref="ReadErased"/> says, else as <see cref="ErasedEvent"/>.</summary>
    /// <exception cref="UnknownEventTypeException">The name is not mapped, the schema is newer than this program's, or an upcaster is
    /// missing.</exception>
    /// <exception cref="JsonException">The payload does not have the shape of its class.</exception>
    public object Decode(string name, int schema, string json) => Decode(name, schema, Encoding.UTF8.GetBytes(json));

    /// <summary>As the other, from UTF-8.</summary>
    internal object Decode(string name, int schema, ReadOnlySpan<byte> json)
    {
        if (!byName.TryGetValue(name, out var mapped))
            throw new UnknownEventTypeException(name, schema,
                "is not known to this program: run the version that wrote it, or a newer one");
        if (json.IndexOf(ErasedMark) >= 0 && Erased(json) is { } erased) return readErased?.Invoke(erased.Notice) ?? erased;
        Require(name, schema);
        if (schema == mapped.Schema) return Read(json, mapped.Type, name);
        object? value = null;
        for (var at = schema; at < mapped.Schema; at++)
        {
            if (!upcasters.TryGetValue((name, at), out var step))
                throw new UnknownEventTypeException(name, schema, $"cannot be read: there is no upcaster from schema {at}");
            value = step.Cast(value ?? Read(json, step.From, name));
        }
        return mapped.Type.IsInstanceOfType(value) ? value : throw new UnknownEventTypeException(
            name, schema, $"cannot be read: its upcasters end in {value?.GetType().Name ?? "null"}, not in {mapped.Type.Name}");
    }

    object Read(ReadOnlySpan<byte> json, Type type, string name) =>
        JsonSerializer.Deserialize(json, type, Json) ?? throw new JsonException($"The payload of '{name}' is null.");

    static ErasedEvent? Erased(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(ErasedMark, out var notice)
            ? new ErasedEvent(notice.Clone()) : null;
    }

    static ArgumentException NotMapped(Type type) => new($"{type.FullName} is not mapped to a wire name: add Map<{type.Name}>(…).");
}
