using System.Text.Json;
using Podium.Core.Conductors.Chat;
using Podium.Core.Tests.Workflows;
using Podium.Core.Workflows;

namespace Podium.Core.Tests.Conductors.Chat;

public sealed class WorkflowJsonTests
{
    private static readonly string[] Names = [.. Enumerable.Range(0, RandomWorkflows.Workers).Select(id => $"w{id}")];

    [Fact]
    public void Schema_Object_RequiresEveryMemberAndAllowsNoOther()
    {
        var schema = WorkflowJson.Schema;

        var members = schema.GetProperty("properties").EnumerateObject().Select(member => member.Name).ToArray();

        Assert.Equal(["reasoning", "model_id", "subtasks", "access_list"], members);
        Assert.Equal(members, schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Print_RandomWorkflows_FollowsTheSchema()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var workflow = RandomWorkflows.Next(new Random(seed));

            using var document = JsonDocument.Parse(WorkflowJson.Print(workflow));

            Assert.True(Follows(document.RootElement, WorkflowJson.Schema), document.RootElement.GetRawText());
        }
    }

    [Theory]
    [InlineData("""{"reasoning":"r","model_id":[0],"subtasks":["s"]}""")]
    [InlineData("""{"reasoning":"r","model_id":["0"],"subtasks":["s"],"access_list":[[]]}""")]
    [InlineData("""{"reasoning":"r","model_id":[0],"subtasks":["s"],"access_list":["none"]}""")]
    [InlineData("""{"reasoning":"r","model_id":[0],"subtasks":["s"],"access_list":[["all"]]}""")]
    [InlineData("""{"reasoning":"r","model_id":[0],"subtasks":["s"],"access_list":[[]],"more":1}""")]
    public void Schema_OtherObjects_AreRefused(string text)
    {
        using var document = JsonDocument.Parse(text);

        Assert.False(Follows(document.RootElement, WorkflowJson.Schema));
    }

    [Fact]
    public void Print_RandomSubtasks_AreReadBack()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var workflow = RandomWorkflows.Next(new Random(seed)) with { Prose = "It takes \"two\" [steps], I think." };

            var parse = WorkflowParser.Parse(WorkflowJson.Print(workflow), Names);

            Assert.Equal(
                workflow.Steps.Select(step => step with { Subtask = Encodable(step.Subtask) }),
                Assert.IsType<WorkflowParse.Parsed>(parse).Workflow.Steps);
        }
    }

    /// <summary>What JSON can carry of a text: a lone surrogate becomes the replacement character.</summary>
    private static string Encodable(string text) => string.Concat(text.EnumerateRunes());

    private static bool Follows(JsonElement value, JsonElement schema) =>
        schema.TryGetProperty("anyOf", out var choices)
            ? choices.EnumerateArray().Any(choice => Follows(value, choice))
            : schema.GetProperty("type").GetString() switch
            {
                "object" => value.ValueKind == JsonValueKind.Object && HasMembers(value, schema),
                "array" => value.ValueKind == JsonValueKind.Array
                    && value.EnumerateArray().All(item => Follows(item, schema.GetProperty("items"))),
                "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
                _ => value.ValueKind == JsonValueKind.String && IsAllowed(value.GetString(), schema),
            };

    private static bool HasMembers(JsonElement value, JsonElement schema)
    {
        var members = schema.GetProperty("properties");
        return value.EnumerateObject().Count() == members.EnumerateObject().Count()
            && members.EnumerateObject().All(member =>
                value.TryGetProperty(member.Name, out var own) && Follows(own, member.Value));
    }

    private static bool IsAllowed(string? text, JsonElement schema) =>
        !schema.TryGetProperty("enum", out var values) || values.EnumerateArray().Any(item => item.GetString() == text);
}
