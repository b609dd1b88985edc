using FsCheck;
using FsCheck.Fluent;

namespace StoryTracker.EventStore.Tests;

public enum Size { Small, ExtraLarge }
public sealed record ItemV1(string Name);
public sealed record ItemV2(string Name, string Colour);
public sealed record Item(string Name, string? Colour, Size Size, int? Weight = null);

public sealed class EventTypesTests
{
    static EventTypes Chained() => new EventTypes().Map<Item>("item", schema: 3)
        .Upcast<ItemV1, ItemV2>("item", 1, old => new ItemV2(old.Name, "grey"))
        .Upcast<ItemV2, Item>("item", 2, old => new Item(old.Name, old.Colour, Size.Small));

    [Fact]
    public void Payloads_are_camelCase_with_enums_as_strings_and_without_nulls() =>
        Assert.Equal(new EncodedEvent("item", 3, """{"name":"café <b>","size":"extraLarge"}"""), Chained().Encode(new Item("café <b>",
            null, Size.ExtraLarge)));

    [Theory]
    [InlineData(1, """{"name":"a"}""", "grey")]
    [InlineData(2, """{"name":"a","colour":"red"}""", "red")]
    [InlineData(3, """{"name":"a","colour":"blue","size":"small"}""", "blue")]
    public void Every_older_schema_is_read_through_the_chain(int schema, string json, string colour) =>
        Assert.Equal(new Item("a", colour, Size.Small), Chained().Decode("item", schema, json));

    [Fact]
    public void An_unknown_name_a_future_schema_and_a_missing_upcaster_are_said_with_their_data()
    {
        var types = new EventTypes().Map<Item>("item", schema: 3);
        foreach (var (name, schema) in ((string, int)[])[("nobody-knows", 1), ("item", 4), ("item", 2)])
        {
            var e = Assert.Throws<UnknownEventTypeException>(() => types.Decode(name, schema, """{"name":"a"}"""));
            Assert.Equal((name, schema), (e.Type, e.Schema));
        }
    }

    [Fact]
    public void An_erased_payload_is_read_as_what_is_left_of_it_and_the_mark_inside_a_text_is_not()
    {
        var erased = Assert.IsType<ErasedEvent>(Chained().Decode("item", 1, """{"$erased": {"by": "desk"}}"""));
        Assert.Equal("desk", erased.Notice.GetProperty("by").GetString());
        Assert.Equal("$erased", Assert.IsType<Item>(Chained().Decode("item", 1, """{"name":"$erased"}""")).Name);
    }

    [Fact]
    public void Names_and_classes_are_mapped_once()
    {
        Assert.Throws<ArgumentException>(() => Chained().Map<ItemV1>("item"));
        Assert.Throws<ArgumentException>(() => Chained().Map<Item>("other"));
        Assert.Throws<ArgumentException>(() => new EventTypes().Encode(new Item("a", null, Size.Small)));
    }

    [Fact]
    public void Any_text_is_either_read_back_unchanged_or_refused() => Prop.ForAll<string?>(text =>
    {
        var item = new Item(text ?? "", text, Size.Small);
        var storable = (text ?? "").IndexOf('\0') < 0 && IsWellFormed(text ?? "");
        try
        {
            var encoded = Chained().Encode(item);
            return storable && item.Equals(Chained().Decode(encoded.Name, encoded.Schema, encoded.Json));
        }
        catch (AppendRefusedException) { return !storable; }
    }).QuickCheckThrowOnFailure();

    static bool IsWellFormed(string text)
    {
        try { new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text); return true; }
        catch (System.Text.EncoderFallbackException) { return false; }
    }
}
