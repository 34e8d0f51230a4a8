using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Podium.Configuration.Tests.Samples;
using Validator = Json.Schema.JsonSchema;

namespace Podium.Configuration.Tests;

public sealed class JsonSchemaTests
{
    private static readonly JsonObject Schema = JsonSchema.Of<SamplePool>(SamplePool.Kind, new XmlSummaries().Of);
    private static readonly Validator Compiled = Validator.FromText(Schema.ToJsonString());

    public static TheoryData<string> Accepted => SampleTexts.Accepted;

    public static TheoryData<string, string> Refused => SampleTexts.Refused;

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Of_WhatTheReaderAccepts_IsAccepted(string fields)
    {
        var isValid = IsValid(SampleTexts.Least + fields);

        Assert.True(isValid);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Of_WhatTheReaderRefuses_IsRefused(string fields, string sentence)
    {
        var isValid = IsValid(SampleTexts.Least + fields);

        Assert.False(isValid, sentence);
    }

    [Theory]
    [InlineData("name: a")]
    [InlineData("version: 3")]
    [InlineData("version: 4\nname: a")]
    [InlineData("version: 3\nname: ' '")]
    [InlineData("- 1")]
    public void Of_DocumentThatIsRefused_IsRefused(string text)
    {
        var isValid = IsValid(text);

        Assert.False(isValid);
    }

    [Fact]
    public void Of_DrawnPools_AreAccepted()
    {
        var draw = new SampleDraw(seed: 4);

        Assert.All(
            Enumerable.Range(0, 100).Select(_ => SampleWriter.Write(draw.Next())),
            text => Assert.True(IsValid(text), text));
    }

    [Fact]
    public void Of_Record_SaysWhatAnEditorShows()
    {
        var parallel = Schema["properties"]!["parallel"]!.ToJsonString();

        Assert.Equal("pool", (string?)Schema["title"]);
        Assert.Equal("A pool with a field of every kind.", (string?)Schema["description"]);
        Assert.Equal(
            """
            {"type":"integer","minimum":1,"maximum":64,"description":"Calls in flight at once; see maxTime, true and x.
             Default: 4; more for SampleWorker.","default":4}
            """.Replace("\n", "", StringComparison.Ordinal),
            parallel);
    }

    [Fact]
    public void Of_FieldsWithDefaults_SpellThemAsDocumentsDo()
    {
        string[] names = ["share", "isOpen", "protocol", "maxTime", "pause", "name"];

        var defaults = names.Select(name => Schema["properties"]![name]!["default"]?.ToJsonString());

        Assert.Equal(["0.25", "true", "\"chatCompletions\"", "\"90s\"", null, null], defaults);
    }

    [Fact]
    public void Of_TwoTypesWithOneName_IsRefused()
    {
        var kind = new DocumentKind { Name = "pair" };

        var error = Assert.Throws<NotSupportedException>(() => JsonSchema.Of<Pair>(kind, Nothing));

        Assert.EndsWith("would both be the definition 'one'.", error.Message, StringComparison.Ordinal);
    }

    private static string? Nothing(MemberInfo member) => null;

    private static bool IsValid(string text)
    {
        using var document = JsonDocument.Parse(CoreSchema.ToJson(text)!.ToJsonString());
        return Compiled.Evaluate(document.RootElement).IsValid;
    }

    private sealed record Pair
    {
        public Left.One? First { get; init; }

        public Right.One? Second { get; init; }
    }

    private static class Left
    {
        public sealed record One
        {
            public int Value { get; init; }
        }
    }

    private static class Right
    {
        public sealed record One
        {
            public int Value { get; init; }
        }
    }
}
