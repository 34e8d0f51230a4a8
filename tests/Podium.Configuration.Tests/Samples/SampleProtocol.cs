namespace Podium.Configuration.Tests.Samples;

public enum SampleProtocol
{
    ChatCompletions,
    Messages,
}
