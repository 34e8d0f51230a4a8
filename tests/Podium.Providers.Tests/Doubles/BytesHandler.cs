using System.Net;
using System.Text;

namespace Podium.Providers.Tests.Doubles;

/// <summary>Answers every request with the same bytes, and remembers the last request.</summary>
internal sealed class BytesHandler : HttpMessageHandler
{
    public int Status { get; init; } = 200;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public byte[] Body { get; init; } = [];

    public Func<int> PieceSize { get; init; } = () => int.MaxValue;

    public bool Breaks { get; init; }

    public string RequestBody { get; private set; } = "";

    public Uri? RequestAddress { get; private set; }

    public IReadOnlyDictionary<string, string> RequestHeaders { get; private set; } = new Dictionary<string, string>();

    public int Requests { get; private set; }

    public static BytesHandler Json(string body, int status = 200) => Of(body, "application/json", status);

    public static BytesHandler Events(string body) => Of(body, "text/event-stream", 200);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        RequestAddress = request.RequestUri;
        RequestHeaders = request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value));
        RequestBody = await request.Content!.ReadAsStringAsync(cancellationToken);
        var content = new StreamContent(new PiecewiseStream(Body, PieceSize, Breaks));
        var response = new HttpResponseMessage((HttpStatusCode)Status) { Content = content, RequestMessage = request };
        foreach (var (name, value) in Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    private static BytesHandler Of(string body, string type, int status) => new()
    {
        Status = status,
        Headers = new Dictionary<string, string> { ["content-type"] = type },
        Body = Encoding.UTF8.GetBytes(body),
    };
}
