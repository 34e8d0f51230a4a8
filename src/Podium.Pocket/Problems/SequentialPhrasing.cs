using Podium.Pocket.Knowledge;

namespace Podium.Pocket.Problems;

/// <summary>One order after the other: "Take the capital of France, count its letters and multiply by 12.".</summary>
internal sealed class SequentialPhrasing : IPhrasing
{
    private const string Asking = "What do you get if you take ";

    private static readonly string[] Leads = ["Take ", "Start with ", "Find ", "Begin with "];

    private static readonly Joint[] Joints =
    [
        new(", ", " and ", ".", false),
        new(", then ", ", then ", ".", false),
        new(". Then ", ". Then ", ".", false),
        new(". ", ". ", ".", true),
        new(", ", " and then ", ".", false),
    ];

    private readonly (int Start, int End)[] _spans;

    public SequentialPhrasing(IReadOnlyList<AppliedOperation> operations, Random random)
    {
        _spans = new (int, int)[operations.Count];
        var asked = random.Next(5) == 0;
        var joint = asked ? Joints[0] with { End = "?" } : random.Pick(Joints);
        var text = asked ? Asking : random.Pick(Leads);
        for (var index = 0; index < operations.Count; index++)
        {
            var phrase = Phrase(operations[index], index, random);
            if (index > 0)
            {
                text += index == operations.Count - 1 ? joint.Last : joint.Between;
                phrase = joint.Capitals ? char.ToUpperInvariant(phrase[0]) + phrase[1..] : phrase;
            }

            _spans[index] = (text.Length, text.Length + phrase.Length);
            text += phrase;
        }

        Question = text + joint.End;
    }

    /// <summary>What may stand before the first operation.</summary>
    public static IEnumerable<string> Beginnings => [.. Leads, Asking];

    /// <summary>What may stand between two operations.</summary>
    public static IEnumerable<string> Links => Joints.SelectMany(joint => (string[])[joint.Between, joint.Last]);

    public string Question { get; }

    public string Part(int first, int end) => Question[_spans[first].Start.._spans[end - 1].End];

    private static string Phrase(AppliedOperation applied, int index, Random random) => index == 0
        ? applied.Phrase(random.Pick(applied.Operation.Nouns), applied.Input?.Text ?? "")
        : applied.Phrase(random.Pick(applied.Operation.Imperatives), "it");

    private sealed record Joint(string Between, string Last, string End, bool Capitals);
}
