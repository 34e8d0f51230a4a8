namespace Podium.Core.Tests.Execution;

/// <summary>Random texts made of what could break a frame.</summary>
internal static class HostileText
{
    private static readonly string[] Parts =
    [
        "[Subtask]", "[Question]", "[Step 0] ", "[Step 1] do", "[", "]", "\\", "\\n", "\\[", "\n", "\r", "\r\n",
        "\u2028", "\u2029", "\u0085", "\v", "\f", " ", "", "a", "12", "model_id = [0]", "access_list = [[\"all\"]]",
        "\0", "\t", "ß", "\ud83d\ude00", "```",
    ];

    public static string Next(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Parts[random.Next(Parts.Length)]));

    /// <summary>The text as a reader of the message can know it.</summary>
    public static string Normal(string text) =>
        text.Replace("\r\n", "\n").Replace('\r', '\n').Replace('\v', '\n').Replace('\f', '\n')
            .Replace('\u2028', '\n').Replace('\u2029', '\n').Replace('\u0085', '\n');
}
