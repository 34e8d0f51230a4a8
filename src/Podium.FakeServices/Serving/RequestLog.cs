namespace Podium.FakeServices.Serving;

/// <summary>The latest requests. Safe for concurrent use.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class RequestLog(int most)
{
    private readonly Lock _gate = new();
    private readonly Queue<FakeRequest> _requests = new();

    public void Add(FakeRequest request)
    {
        lock (_gate)
        {
            _requests.Enqueue(request);
            if (_requests.Count > most)
            {
                _requests.Dequeue();
            }
        }
    }

    /// <summary>Those that are kept, in the order in which they came.</summary>
    public IReadOnlyList<FakeRequest> Latest()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }
}
