using System.Diagnostics;
using System.Net;

namespace StoryTracker.Benchmarks.Desk;

/// <summary>Readers who open pages at once, each the next one a moment after the last has come.</summary>
/// <param name="client">Asks.</param>
/// <param name="readers">How many.</param>
sealed class Readers(HttpClient client, int readers)
{
    /// <summary>What came of it: times in milliseconds, ascending, from the question to the last byte, and the largest answer as it came over the line, in bytes.</summary>
    public sealed record Answers(double[] Times, long Largest)
    {
        /// <summary>How many of them said that the server cannot answer just now.</summary>
        public int Refused { get; init; }

        /// <summary>Answers a second.</summary>
        public double Rate { get; init; }

        /// <summary>A quantile of the times.</summary>
        public double At(double share) => Times[Math.Min(Times.Length - 1, (int)(share * Times.Length))];
    }

    /// <summary>Reads for a while.</summary>
    /// <param name="address">Address of the n-th question.</param>
    /// <param name="pause">Mean pause between an answer and the next question; each is drawn from nothing to twice as much. None at all: readers who never read, so that what they wait for is one another.</param>
    /// <param name="time">How long.</param>
    public async Task<Answers> ReadAsync(Func<int, string> address, TimeSpan pause, TimeSpan time)
    {
        List<double> times = [];
        var (asked, refused, largest) = (0, 0, 0L);
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, readers).Select(async reader =>
        {
            var dice = new Random(reader);
            if (pause > TimeSpan.Zero) await Task.Delay(pause * dice.NextDouble());
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var started = Stopwatch.GetTimestamp();
                using var question = new HttpRequestMessage(HttpMethod.Get, address(Interlocked.Increment(ref asked)));
                question.Headers.AcceptEncoding.Add(new("gzip"));
                using var answer = await client.SendAsync(question);
                var length = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
                var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                    throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}.");
                lock (times)
                {
                    if (!answer.IsSuccessStatusCode) refused++;
                    times.Add(took);
                    largest = Math.Max(largest, length);
                }
                if (pause > TimeSpan.Zero) await Task.Delay(pause * 2 * dice.NextDouble());
            }
        }));
        return new([.. times.Order()], largest) { Refused = refused, Rate = times.Count / Stopwatch.GetElapsedTime(began).TotalSeconds };
    }
}
