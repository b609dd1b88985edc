namespace StoryTracker.EventStore;

/// <summary>Natural batching: while one call is under way, the questions that arrive gather for the next. No timers.</summary>
/// <param name="ask">Answers questions in their order; its exception goes to all who asked in that call.</param>
sealed class Coalescing<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<TAnswer[]>> ask)
{
    const int Most = 500;
    readonly Lock gate = new();
    readonly Queue<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> waiting = [];
    bool asking;

    /// <summary>Asks together with whoever else asks now.</summary>
    public Task<TAnswer> AskAsync(TQuestion question)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Enqueue((question, answer));
            if (asking) return answer.Task;
            asking = true;
        }
        using (ExecutionContext.SuppressFlow()) _ = PumpAsync();
        return answer.Task;
    }

    async Task PumpAsync()
    {
        while (true)
        {
            var round = new List<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)>();
            lock (gate)
            {
                while (round.Count < Most && waiting.TryDequeue(out var next)) round.Add(next);
                if (round.Count == 0)
                {
                    asking = false;
                    return;
                }
            }
            try
            {
                var answers = await ask([.. round.Select(r => r.Question)]).ConfigureAwait(false);
                for (var i = 0; i < round.Count; i++) round[i].Answer.TrySetResult(answers[i]);
            }
            catch (Exception e)
            {
                foreach (var (_, answer) in round) answer.TrySetException(e);
            }
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);    // let those just answered ask again
        }
    }
}
