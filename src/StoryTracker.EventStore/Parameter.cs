using Npgsql;
using NpgsqlTypes;

namespace StoryTracker.EventStore;

/// <summary>Positional parameters with their PostgreSQL types said aloud, so that a null still has one.</summary>
static class Parameter
{
    public static NpgsqlParameter Text(string? value) => Of(NpgsqlDbType.Text, value);
    public static NpgsqlParameter Json(string? value) => Of(NpgsqlDbType.Jsonb, value);
    public static NpgsqlParameter Int(int value) => Of(NpgsqlDbType.Integer, value);
    public static NpgsqlParameter Long(long value) => Of(NpgsqlDbType.Bigint, value);
    public static NpgsqlParameter Uuid(Guid value) => Of(NpgsqlDbType.Uuid, value);
    public static NpgsqlParameter Double(double value) => Of(NpgsqlDbType.Double, value);
    public static NpgsqlParameter Bool(bool value) => Of(NpgsqlDbType.Boolean, value);
    public static NpgsqlParameter Time(DateTimeOffset value) => Of(NpgsqlDbType.TimestampTz, value.UtcDateTime);
    public static NpgsqlParameter Span(TimeSpan? value) => Of(NpgsqlDbType.Interval, value);
    public static NpgsqlParameter Texts(IReadOnlyList<string>? values) => Of(NpgsqlDbType.Text | NpgsqlDbType.Array, values?.ToArray());
    public static NpgsqlParameter Ints(IReadOnlyList<int> values) => Of(NpgsqlDbType.Integer | NpgsqlDbType.Array, values.ToArray());
    public static NpgsqlParameter Longs(IReadOnlyList<long> values) => Of(NpgsqlDbType.Bigint | NpgsqlDbType.Array, values.ToArray());
    public static NpgsqlParameter Jsons(IReadOnlyList<string> values) => Of(NpgsqlDbType.Jsonb | NpgsqlDbType.Array, values.ToArray());
    public static NpgsqlParameter Times(IReadOnlyList<DateTimeOffset?> values) =>
        Of(NpgsqlDbType.TimestampTz | NpgsqlDbType.Array, values.Select(v => v?.UtcDateTime).ToArray());
    public static NpgsqlParameter NoLongs => Of(NpgsqlDbType.Bigint | NpgsqlDbType.Array, null);

    static NpgsqlParameter Of(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
