namespace Podium.Providers.Caching;

/// <summary>Lets one at a time make a call; others with the same key wait in line. Safe for concurrent use.</summary>
internal sealed class SingleFlight
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = [];

    /// <summary>Waits for one's turn, which lasts until the result is disposed.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled; those behind wait on.</exception>
    public async ValueTask<Turn> EnterAsync(string key, CancellationToken cancellationToken)
    {
        var line = Join(key);
        try
        {
            await line.Door.WaitAsync(cancellationToken).ConfigureAwait(false);
            return new Turn(this, key, line);
        }
        catch (OperationCanceledException)
        {
            Leave(key, line);
            throw;
        }
    }

    /// <summary>Takes a turn beside the one that lasts, for a call that is made because that one is slow.</summary>
    public Turn EnterBeside(string key) => new(this, key, Join(key)) { IsBeside = true };

    private Line Join(string key)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(key, out var line))
            {
                _lines[key] = line = new Line();
            }

            line.Length++;
            return line;
        }
    }

    private void Leave(string key, Line line)
    {
        lock (_gate)
        {
            if (--line.Length == 0)
            {
                _lines.Remove(key);
            }
        }
    }

    /// <summary>Those who want the same answer.</summary>
    internal sealed class Line
    {
        public SemaphoreSlim Door { get; } = new(1, 1);

        public int Length { get; set; }

        public StoredAnswer? Answer { get; set; }
    }

    /// <summary>The turn of one of them.</summary>
    internal sealed class Turn(SingleFlight owner, string key, Line line) : IDisposable
    {
        public string Key => key;

        /// <summary>Whether it was not waited for, so that nobody's turn comes when it ends.</summary>
        public bool IsBeside { get; init; }

        /// <summary>The answer for all who wait; it outlives the turn while there are any.</summary>
        public StoredAnswer? Answer
        {
            get => line.Answer;
            set => line.Answer = value;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            owner.Leave(key, line);
            if (!IsBeside)
            {
                line.Door.Release();
            }
        }
    }
}
