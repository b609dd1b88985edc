using System.Linq.Expressions;
using System.Reflection;

namespace StoryTracker.EventStore;

/// <summary>A state folded from a stream.</summary>
/// <param name="State">The state; null when there is no such stream (or nothing of it is left to fold).</param>
/// <param name="Version">Version of the last event folded, 0: no such stream.</param>
/// <param name="Position">Position of the last event folded, 0 if none.</param>
public sealed record Folded<T>(T? State, int Version, long Position) where T : class;

/// <summary>Folds events into <typeparamref name="T"/> by its <c>static T Create(E)</c> and <c>T Apply(E)</c> or <c>void
/// Apply(E)</c>.</summary>
/// <remarks>Methods are found once by reflection and compiled. Events without a method are passed over.</remarks>
static class Fold<T> where T : class
{
    static readonly Dictionary<Type, Func<object, T>> Creators = [];
    static readonly Dictionary<Type, Func<T, object, T>> Appliers = [];

    /// <summary>Whether some Apply changes the state in place, so that a state must not be shared.</summary>
    public static bool Mutates { get; }

    static Fold()
    {
        foreach (var method in typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance))
        {
            if (method.GetParameters() is not [{ ParameterType.IsByRef: false } parameter]) continue;   // a Deconstruct has an out
            var (data, state) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(T)));
            var typed = Expression.Convert(data, parameter.ParameterType);
            if (method is { IsStatic: true, Name: "Create" } && typeof(T).IsAssignableFrom(method.ReturnType))
                Creators[parameter.ParameterType] = Expression.Lambda<Func<object, T>>(Expression.Call(method, typed), data).Compile();
            if (method is not { IsStatic: false, Name: "Apply" }) continue;
            var call = Expression.Call(state, method, typed);
            if (method.ReturnType == typeof(void)) Mutates = true;
            else if (!typeof(T).IsAssignableFrom(method.ReturnType)) continue;
            Expression body = method.ReturnType == typeof(void) ? Expression.Block(call, state) : call;
            Appliers[parameter.ParameterType] = Expression.Lambda<Func<T, object, T>>(body, state, data).Compile();
        }
        if (Creators.Count == 0)
            throw new FoldException($"{typeof(T).Name} has no public static Create(event): nothing can be folded into it.");
    }

    /// <summary>The state after one more event.</summary>
    public static T? Next(T? state, RecordedEvent e)
    {
        try
        {
            if (state is not null) return Appliers.TryGetValue(e.Data.GetType(), out var apply) ? apply(state, e.Data) : state;
            return Creators.TryGetValue(e.Data.GetType(), out var create) ? create(e.Data) : null;
        }
        catch (Exception inner) when (inner is not (OperationCanceledException or UnknownEventTypeException))
        {
            throw new FoldException(
                $"{e.Type} at position {e.Position} ({e.Stream}, version {e.Version}) cannot be folded into {typeof(T).Name}: " +
                inner.Message, inner);
        }
    }
}
