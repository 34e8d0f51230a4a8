using Podium.Core.Budgets;
using Podium.Core.Workers;

namespace Podium.Core.Conductors.Chat;

/// <summary>
/// A chat model that conducts: prompted for it, or trained elsewhere and served behind an endpoint. A text that cannot
/// be run, that the length limit cut off included, is shown to the model once together with what is wrong, and it
/// writes again; then the fallback writes, if there is one. The reply tells of both. A refusal is not repaired.
/// </summary>
/// <remarks>
/// <para>The usage is that of all calls, the fallback's included; where the service reports none for a call, it is
/// the most that the call can have used.</para>
/// <para>Where somebody listens to <see cref="ConductorRequest.Written"/>, the first text is told while it comes. If
/// another follows, that one is not told: the reply's text then holds what was told, a line that says so, and the
/// workflow that counts.</para>
/// </remarks>
public sealed class ChatConductor : IBoundedConductor
{
    private readonly ConductorCalls _calls;
    private readonly ChatConductorOptions _options;

    /// <summary>Makes one.</summary>
    /// <param name="model">The model; its card's limits hold for the calls, its client belongs to the caller.</param>
    /// <param name="options">Settings; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ChatConductor(Worker model, ChatConductorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _options = ChatConductorOptions.Checked(options);
        _calls = new ConductorCalls(model, _options);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A call, the one that repairs it, and what the fallback says of itself; one that is no
    /// <see cref="IBoundedConductor"/> is taken to use nothing.
    /// </remarks>
    public TokenUsage Bound(ConductorRequest request)
    {
        var fallback = (_options.Fallback as IBoundedConductor)?.Bound(request) ?? default;
        return _calls.MostOfBoth(_options.Prompt.Write(ShownFrom(request))) + fallback;
    }

    /// <inheritdoc/>
    /// <exception cref="Execution.WorkerFaultException">
    /// The model's call failed, and there is no fallback; what else the client throws comes as it is.
    /// </exception>
    public async ValueTask<ConductorReply> ConductAsync(
        ConductorRequest request, CancellationToken cancellationToken = default) =>
        await new Conducting(_calls, _options, request).RunAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>What the model is shown: the one who counts the votes of a fallback does no work of its own.</summary>
    internal static ConductorRequest ShownFrom(ConductorRequest request) =>
        request with { Pool = MajorityWorker.RemoveFrom(request.Pool) };
}
