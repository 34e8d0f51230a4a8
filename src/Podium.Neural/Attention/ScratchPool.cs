namespace Podium.Neural.Attention;

/// <summary>Scratch objects lent to one part of a computation at a time and kept for the next.</summary>
internal sealed class ScratchPool<T>
    where T : new()
{
    private readonly Stack<T> _free = new();
    private readonly Lock _lock = new();

    public T Rent()
    {
        lock (_lock)
        {
            return _free.TryPop(out var scratch) ? scratch : new T();
        }
    }

    public void Return(T scratch)
    {
        lock (_lock)
        {
            _free.Push(scratch);
        }
    }
}
