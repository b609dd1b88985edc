using FsCheck;
using FsCheck.Fluent;
using StoryTracker.Telemetry;
using StoryTracker.TestMetrics;

namespace StoryTracker.Tests.Telemetry;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Families_stand_in_order_of_name_with_help_and_type_before_their_samples() => Assert.Equal(
        """
        # HELP a_total How often.
        # TYPE a_total counter
        a_total{kind="x"} 3
        a_total{kind="y"} 0.25
        # HELP b How much.
        # TYPE b gauge
        b -2

        """, PrometheusText.Write([
            MetricFamily.Gauge("b", "How much.", new MetricPoint([], -2)),
            new MetricFamily("a_total", "How often.", MetricKind.Counter, [new([("kind", "x")], 3), new([("kind", "y")], .25)]),
        ]));

    [Fact]
    public void A_histogram_counts_upwards_to_a_bucket_that_holds_everything() => Assert.Equal(
        """
        # HELP d_seconds How long.
        # TYPE d_seconds histogram
        d_seconds_bucket{kind="x",le="0.005"} 2
        d_seconds_bucket{kind="x",le="1"} 2
        d_seconds_bucket{kind="x",le="+Inf"} 5
        d_seconds_sum{kind="x"} 7.5
        d_seconds_count{kind="x"} 5

        """, PrometheusText.Write([
            new("d_seconds", "How long.", MetricKind.Histogram,
                [new([("kind", "x")], 7.5, [new(.005, 2), new(1, 0), new(double.PositiveInfinity, 3)])]),
        ]));

    [Theory]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("a\nb", "a\\nb")]
    [InlineData("Ünïcode ‘x’", "Ünïcode ‘x’")]
    public void Values_of_labels_are_escaped(string value, string escaped) => Assert.Contains(
        $"m{{l=\"{escaped}\"}} 1\n", PrometheusText.Write([MetricFamily.Gauge("m", "h", new MetricPoint([("l", value)], 1))]));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    [InlineData(1e21, "1E+21")]
    public void Numbers_that_are_no_numbers_have_names(double value, string written) =>
        Assert.EndsWith($"m {written}\n", PrometheusText.Write([MetricFamily.Gauge("m", "h", new MetricPoint([], value))]));

    [Fact]
    public void Of_two_families_with_one_name_the_first_is_written()
    {
        var read = Exposition.Read(PrometheusText.Write([
            MetricFamily.Gauge("m", "h", new MetricPoint([], 1)), MetricFamily.Gauge("m", "h", new MetricPoint([], 2))]));
        Assert.Equal(1, read["m"]);
    }

    [Theory]
    [InlineData("storytracker.job.duration", "s", "Histogram", "storytracker_job_duration_seconds")]
    [InlineData("storytracker.appends", "{append}", "Counter", "storytracker_appends_total")]
    [InlineData("process.memory", "By", "Gauge", "process_memory_bytes")]
    [InlineData("cache.hits", "1", "Gauge", "cache_hits_ratio")]
    [InlineData("bytes_total", null, "Counter", "bytes_total")]
    [InlineData("1st.--strange name", null, "Gauge", "_1st_strange_name")]
    public void Names_carry_their_base_unit(string instrument, string? unit, string kind, string name) =>
        Assert.Equal(name, MetricName.Of(instrument, unit, Enum.Parse<MetricKind>(kind)));

    [Fact]
    public void Whatever_names_and_values_hold_the_text_can_be_read_again() => Prop.ForAll<NonNull<string>, NonNull<string>, double>((name, value, number) =>
    {
        var text = PrometheusText.Write([MetricFamily.Gauge(MetricName.Of(name.Get, null, MetricKind.Gauge), name.Get,
            new MetricPoint([(MetricName.Label(name.Get), value.Get)], number))]);
        Assert.Equal([number], Exposition.Read(text).Samples.Values);
    }).QuickCheckThrowOnFailure();
}
