using System.Net.Http.Headers;
using Podium.Core.Execution;
using Podium.Providers.Faults;
using Podium.Providers.Services;
using Podium.Providers.Vendors;

namespace Podium.Providers.Http;

/// <summary>
/// What every request of one client passes through: it gets the key, and whatever is no success comes back as a
/// <see cref="WorkerFaultException"/>, so that both wire formats fail alike.
/// </summary>
/// <param name="inner">Makes the connections; shared, so never disposed here.</param>
/// <param name="endpoint">The model that is called.</param>
/// <param name="faults">Makes the faults.</param>
internal sealed class ServiceHandler(HttpMessageHandler inner, ServiceEndpoint endpoint, ServiceFaults faults)
    : DelegatingHandler(inner)
{
    private const string Authorization = "Authorization";
    private const string ApiKey = "x-api-key";
    private const int MostErrorBytes = 64 * 1024;

    /// <summary>Makes a client without a deadline; whoever calls it has one.</summary>
    public static HttpClient CreateClient(HttpMessageHandler inner, ServiceEndpoint endpoint, ServiceFaults faults) =>
        new(new ServiceHandler(inner, endpoint, faults), disposeHandler: false)
        {
            BaseAddress = endpoint.BaseAddress,
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Authenticate(request.Headers);
        var response = await ReachAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                var body = await ReadErrorAsync(response.Content, cancellationToken).ConfigureAwait(false);
                throw faults.FromResponse(response, body);
            }
        }

        if (response.Content.Headers.ContentEncoding.Count > 0)
        {
            using (response)
            {
                throw faults.Encoded(response.Content.Headers);
            }
        }

        response.Content = new GuardedContent(response.Content, faults);
        return response;
    }

    private void Authenticate(HttpRequestHeaders headers)
    {
        headers.Remove(Authorization);
        headers.Remove(ApiKey);
        if (endpoint.Key is not { } key)
        {
            return;
        }

        if (endpoint.Vendor.Kind == VendorKind.Anthropic)
        {
            headers.TryAddWithoutValidation(ApiKey, key.Reveal());
        }
        else
        {
            headers.TryAddWithoutValidation(Authorization, $"Bearer {key.Reveal()}");
        }
    }

    private async Task<HttpResponseMessage> ReachAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            throw faults.FromConnection(exception);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw faults.ConnectTimedOut();
        }
    }

    // An error whose text cannot be read is still that error: its status says what matters.
    private static async Task<ErrorBody> ReadErrorAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostErrorBytes];
        var length = 0;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                length = await stream
                    .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            length = 0;
        }

        return ErrorBodyReader.Read(buffer.AsSpan(0, length));
    }
}
