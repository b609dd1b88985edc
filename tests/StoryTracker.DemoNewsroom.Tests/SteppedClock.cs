namespace StoryTracker.Demo.Tests;

/// <summary>A clock that stands still until it is moved; its timers go off as it passes them.</summary>
sealed class SteppedClock : TimeProvider
{
    readonly Lock gate = new();
    readonly List<Alarm> alarms = [];
    DateTimeOffset now = new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);        // a Tuesday

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += by;
            due = [.. alarms.Where(a => a.Due <= now)];
            alarms.RemoveAll(due.Contains);
        }
        due.ForEach(a => a.Ring());
    }

    sealed class Alarm(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock.now + dueTime;
                if (dueTime > TimeSpan.Zero) clock.alarms.Add(this);
            }
            if (dueTime <= TimeSpan.Zero) Ring();
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
