using System.Diagnostics.Metrics;
using StoryTracker.Telemetry;
using StoryTracker.TestMetrics;

namespace StoryTracker.Tests.Telemetry;

public sealed class MetricsRecorderTests : IDisposable
{
    readonly string name = $"Test.{Guid.NewGuid():N}";
    readonly Meter meter;
    readonly MetricsRecorder recorder;

    public MetricsRecorderTests() => (meter, recorder) = (new(name), new([name]));

    public void Dispose()
    {
        recorder.Dispose();
        meter.Dispose();
    }

    Exposition Read() => Exposition.Read(PrometheusText.Write(recorder.Collect()));

    [Fact]
    public void Counters_add_up_for_each_set_of_tags_whatever_their_order()
    {
        var counter = meter.CreateCounter<long>("done", "{job}", "Jobs.");
        counter.Add(2, new("kind", "a"), new("outcome", "x"));
        counter.Add(3, new("outcome", "x"), new KeyValuePair<string, object?>("kind", "a"));
        counter.Add(7, new("kind", "b"), new("outcome", "x"));
        var read = Read();
        Assert.Equal("counter", read.Types["done_total"]);
        Assert.Equal(5, read["""done_total{kind="a",outcome="x"}"""]);
        Assert.Equal(7, read["""done_total{kind="b",outcome="x"}"""]);
    }

    [Fact]
    public void Histograms_use_the_buckets_that_their_instrument_advises_and_a_bound_belongs_to_its_bucket()
    {
        var histogram = meter.CreateHistogram("took", "s", "Time.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] });
        foreach (var seconds in new[] { .5, 1, 1.5, 9 }) histogram.Record(seconds);
        var read = Read();
        Assert.Equal((2, 3, 4), (read["""took_seconds_bucket{le="1"}"""], read["""took_seconds_bucket{le="2"}"""], read["""took_seconds_bucket{le="+Inf"}"""]));
        Assert.Equal((12, 4), (read["took_seconds_sum"], read["took_seconds_count"]));
    }

    [Fact]
    public void What_is_asked_for_is_what_holds_at_the_moment_of_asking()
    {
        var values = new List<Measurement<int>> { new(4, new KeyValuePair<string, object?>("queue", "a")) };
        meter.CreateObservableGauge("waiting", () => values);
        var level = meter.CreateUpDownCounter<int>("level");
        level.Add(5);
        level.Add(-2);
        Assert.Equal((4, 3), (Read()["""waiting{queue="a"}"""], Read()["level"]));
        values.Clear();
        Assert.Null(Read()["""waiting{queue="a"}"""]);
    }

    [Fact]
    public void An_instrument_that_fails_costs_nobody_else_their_value()
    {
        meter.CreateObservableGauge("bad", (Func<int>)(() => throw new InvalidOperationException()));
        meter.CreateObservableGauge("good", () => 1);
        Assert.Equal((null, 1), (Read()["bad"], Read()["good"]));
    }

    [Fact]
    public void Two_meters_of_one_name_measure_into_one_family()
    {
        using var other = new Meter(name);
        meter.CreateCounter<int>("asked").Add(1);
        other.CreateCounter<int>("asked").Add(2);
        meter.CreateObservableUpDownCounter("open", () => 10);
        other.CreateObservableUpDownCounter("open", () => 20);
        Assert.Equal((3, 30), (Read()["asked_total"], Read()["open"]));
    }

    [Fact]
    public void Series_without_end_are_gathered_into_one()
    {
        var counter = meter.CreateCounter<long>("seen");
        for (var i = 0; i < RecordedInstrument.MostSeries + 100; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));
        var read = Read();
        Assert.Equal(RecordedInstrument.MostSeries + 1, read.Samples.Count);
        Assert.Equal(100, read["""seen_total{otel_metric_overflow="true"}"""]);
    }

    [Fact]
    public async Task Measurements_made_at_once_are_all_counted()
    {
        var (counter, histogram) = (meter.CreateCounter<long>("many"), meter.CreateHistogram<double>("long", "s"));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
        {
            for (var n = 0; n < 10_000; n++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("half", n % 2));
                histogram.Record(1);
            }
        })));
        var read = Read();
        Assert.Equal((20_000, 20_000), (read["""many_total{half="0"}"""], read["""many_total{half="1"}"""]));
        Assert.Equal((40_000, 40_000), (read["long_seconds_sum"], read["long_seconds_count"]));
    }

    [Fact]
    public void Meters_that_were_not_asked_for_are_left_alone()
    {
        using var stranger = new Meter("Stranger");
        stranger.CreateCounter<int>("strange").Add(1);
        Assert.Empty(Read().Samples);
    }
}
