using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;
using Podium.Core.Execution;
using Podium.Providers.Faults;
using Podium.Providers.Http;
using Podium.Providers.Services;

namespace Podium.Providers.Anthropic;

/// <summary>
/// A model at a service that speaks Anthropic's Messages, through Anthropic's own library. A call that fails in any way
/// ends in a <see cref="WorkerFaultException"/>; nothing is tried twice, and no deadline is kept but the caller's. An
/// answer counts as whole once the service gave a stop reason; one that ends without any content is no answer to what
/// was asked. The seed of a call has no effect: the service has none.
/// </summary>
public sealed class AnthropicChatClient : DelegatingChatClient
{
    private readonly GenerationDefaults _defaults;
    private readonly SdkFaults _faults;
    private readonly HttpClient _http;

    /// <summary>Makes a client.</summary>
    /// <param name="endpoint">The model that answers.</param>
    /// <param name="handler">
    /// Makes the connections, as <see cref="ServiceHandlers.Create"/> gives it; whoever made it disposes it.
    /// </param>
    /// <param name="defaults">
    /// What holds where a call's options say nothing; <see langword="null"/> for nothing.
    /// </param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    /// <exception cref="ArgumentException">The defaults have an extra body, which is not taken.</exception>
    public AnthropicChatClient(
        ServiceEndpoint endpoint,
        HttpMessageHandler handler,
        GenerationDefaults? defaults = null,
        TimeProvider? time = null)
        : this(endpoint, handler, defaults ?? new(), new ServiceFaults(endpoint, time ?? TimeProvider.System))
    {
    }

    private AnthropicChatClient(
        ServiceEndpoint endpoint, HttpMessageHandler handler, GenerationDefaults defaults, ServiceFaults faults)
        : this(endpoint, ServiceHandler.CreateClient(handler, endpoint, faults), defaults, new SdkFaults(faults))
    {
        if (defaults.ExtraBody is not null)
        {
            throw new ArgumentException($"{endpoint.Vendor.Title} takes no extra body.", nameof(defaults));
        }
    }

    private AnthropicChatClient(
        ServiceEndpoint endpoint, HttpClient http, GenerationDefaults defaults, SdkFaults faults)
        : base(Sdk(endpoint, http))
    {
        _http = http;
        _defaults = defaults;
        _faults = faults;
    }

    /// <inheritdoc/>
    /// <exception cref="WorkerFaultException">There is no whole answer.</exception>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response;
        try
        {
            response = await base
                .GetResponseAsync(messages, WithDefaults(options), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (SdkFaults.IsOfTheSdk(exception))
        {
            throw _faults.Translate(exception);
        }

        response.FinishReason = StopReasons.Read(response) ?? response.FinishReason;
        if (response.FinishReason is null)
        {
            throw _faults.WithoutStopReason("sent an answer", response.Usage);
        }

        return response.FinishReason == ChatFinishReason.Stop && !response.Messages.Any(HasContent)
            ? throw _faults.WithoutContent(response.Usage)
            : response;
    }

    /// <inheritdoc/>
    /// <exception cref="WorkerFaultException">The answer did not come to its end.</exception>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatFinishReason? finish = null;
        var hasContent = false;
        UsageDetails? usage = null;
        var updates = base
            .GetStreamingResponseAsync(messages, WithDefaults(options), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using (updates.ConfigureAwait(false))
        {
            while (await NextAsync(updates, finish is not null).ConfigureAwait(false) is { } update)
            {
                finish = StopReasons.Read(update) ?? finish ?? update.FinishReason;
                update.FinishReason = finish;
                hasContent |= update.Contents.Any(content => content is not UsageContent);

                // The library reports the usage of a cut stream too, but then it is that of the beginning.
                var reported = update.Contents.OfType<UsageContent>().FirstOrDefault();
                if (finish is not null || reported is null)
                {
                    usage = reported?.Details ?? usage;
                    yield return update;
                }
            }
        }

        if (finish is null)
        {
            throw _faults.WithoutStopReason("ended its stream", null);
        }

        if (finish == ChatFinishReason.Stop && !hasContent)
        {
            throw _faults.WithoutContent(usage);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _http.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool HasContent(ChatMessage message) => message.Contents.Count > 0;

    private static IChatClient Sdk(ServiceEndpoint endpoint, HttpClient http)
    {
        // The handler sets the key; told that there is none, the library looks for one nowhere.
        var client = new AnthropicClient(new ClientOptions
        {
            ApiKey = null,
            BaseUrl = endpoint.BaseAddress.AbsoluteUri.TrimEnd('/'),
            HttpClient = http,
            MaxRetries = 0,
            OpenTelemetry = false,
            Timeout = Timeout.InfiniteTimeSpan,
        });
        return client.AsIChatClient(endpoint.Model);
    }

    private async ValueTask<ChatResponseUpdate?> NextAsync(
        IAsyncEnumerator<ChatResponseUpdate> updates, bool isFinished)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false) ? updates.Current : null;
        }
        catch (WorkerFaultException fault) when (isFinished && fault.Fault == FaultKind.CutStream)
        {
            return null;
        }
        catch (Exception exception) when (SdkFaults.IsOfTheSdk(exception))
        {
            throw _faults.Translate(exception);
        }
    }

    private ChatOptions WithDefaults(ChatOptions? options)
    {
        var own = options?.Clone() ?? new ChatOptions();
        own.MaxOutputTokens ??= _defaults.MaxOutputTokens;
        own.Temperature ??= _defaults.Temperature;
        own.TopP ??= _defaults.TopP;
        own.Reasoning ??= _defaults.ReasoningEffort is { } effort ? new ReasoningOptions { Effort = effort } : null;
        return own;
    }
}
