namespace Podium.Core.Budgets;

/// <summary>
/// Prices of which any one may change and any first few be summed, both in logarithmic time. Sums depend on the
/// prices alone, not on the order in which they were set.
/// </summary>
internal sealed class PriceSums
{
    private readonly int _leaves;
    private readonly decimal[] _nodes;

    public PriceSums(IReadOnlyList<decimal> prices)
    {
        _leaves = prices.Count;
        _nodes = new decimal[2 * _leaves];
        for (var index = 0; index < _leaves; index++)
        {
            _nodes[_leaves + index] = prices[index];
        }

        for (var node = _leaves - 1; node > 0; node--)
        {
            _nodes[node] = _nodes[2 * node] + _nodes[(2 * node) + 1];
        }
    }

    public void Set(int index, decimal price)
    {
        var node = _leaves + index;
        _nodes[node] = price;
        for (node /= 2; node > 0; node /= 2)
        {
            _nodes[node] = _nodes[2 * node] + _nodes[(2 * node) + 1];
        }
    }

    /// <summary>Sum of the first <paramref name="count"/> prices.</summary>
    public decimal OfFirst(int count)
    {
        var sum = 0m;
        for (int left = _leaves, right = _leaves + count; left < right; left /= 2, right /= 2)
        {
            if (left % 2 == 1)
            {
                sum += _nodes[left++];
            }

            if (right % 2 == 1)
            {
                sum += _nodes[--right];
            }
        }

        return sum;
    }
}
