using Podium.Core.Budgets;

namespace Podium.FakeServices.Serving;

/// <summary>Bills a call as it goes on: what it reads at once, what is written when it is generated.</summary>
/// <param name="model">The model that is called.</param>
/// <param name="input">What it reads.</param>
internal sealed class Meter(FakeModel model, TokenUsage input)
{
    public string Model => model.Name;

    /// <summary>The call and what it reads.</summary>
    public FakeBill Begun => new(1, input) { Price = model.Price.Of(input) };

    /// <summary>More that was generated; how dear it is may depend on what was read.</summary>
    public FakeBill Written(long tokens) => new(0, new TokenUsage(0, tokens))
    {
        Price = model.Price.Of(input with { OutputTokens = tokens }) - model.Price.Of(input),
    };
}
