using Microsoft.Extensions.AI;
using Podium.Core.Workers;
using Podium.Testing;

namespace Podium.Core.Tests.Conductors.Chat;

/// <summary>Models that conduct by a script.</summary>
internal static class Model
{
    public const string OneStep = "Easy.\nmodel_id = [0]\nsubtasks = [\"Solve it.\"]\naccess_list = [[]]";
    public const string Broken = "Hm.\nmodel_id = [9]\nsubtasks = [\"Solve it.\"]\naccess_list = [[]]";
    public const string Accept = "Right.\nmodel_id = []\nsubtasks = []\naccess_list = []";

    public static WorkerCard Card { get; } =
        new("Leads.", [], new TokenPrice(1m, 2m), ContextTokens: 100_000, OutputTokens: 8000);

    /// <summary>A client that gives these replies one after the other, the last one again and again.</summary>
    public static ScriptedChatClient Client(params IReadOnlyList<ScriptedReply> replies)
    {
        var calls = 0;
        return new ScriptedChatClient(_ => replies[Math.Min(calls++, replies.Count - 1)]);
    }

    public static ScriptedChatClient Client(params IReadOnlyList<string> texts) =>
        Client([.. texts.Select(text => new ScriptedReply(text))]);

    public static Worker Of(IChatClient client) => new("leader", Card, client);
}
