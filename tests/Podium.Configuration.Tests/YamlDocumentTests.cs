using Podium.Configuration.Tests.Samples;

namespace Podium.Configuration.Tests;

public sealed class YamlDocumentTests
{
    public static TheoryData<string> Accepted => SampleTexts.Accepted;

    public static TheoryData<string, string> Refused => SampleTexts.Refused;

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Read_RightFields_AreTaken(string fields)
    {
        var pool = Read(SampleTexts.Least + fields);

        Assert.Equal("home", pool.Name);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_WrongField_SaysWhatIsWrongAndWhere(string fields, string sentence)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(SampleTexts.Least + fields));

        Assert.Contains(sentence, Text(error), StringComparison.Ordinal);
        Assert.Matches(@"[.?]\z", error.Message);
    }

    [Theory]
    [InlineData("", "1, 1: a pool is one YAML document; this file has 0.")]
    [InlineData("name: a\n---\nname: b", "1, 1: a pool is one YAML document; this file has 2.")]
    [InlineData("- 1", "1, 1: a pool is a mapping of fields such as 'version: ...'.")]
    [InlineData("name: a", "1, 1: a pool lacks the field 'version'.")]
    [InlineData("version: 3", "1, 1: a pool lacks the field 'name'.")]
    [InlineData("version: 3\nname: ' '", "2, 7: 'name' takes a text that is not empty; it is the text ' '.")]
    [InlineData("later: 1\nversion: 4", "2, 10: this is a pool of version 4; this Podium reads version 3.")]
    [InlineData("version: 4.0", "1, 10: this is a pool of version 4; this Podium reads version 3.")]
    [InlineData("version: '3'", "1, 10: 'version' takes a whole number; it is the text '3'.")]
    [InlineData("a: 1\nb: 2\na: 3", "3, 1: 'a' stands here twice, first in line 1; leave out one of them.")]
    [InlineData("a: { b: 1, 'b': 2 }", "1, 12: 'b' stands here twice, first in line 1; leave out one of them.")]
    [InlineData("[a]: 1", "1, 1: a field is named by a word, not by a list, by fields or by an alias.")]
    [InlineData("? &a [*a]\n: 1", "1, 3: a field is named by a word, not by a list, by fields or by an alias.")]
    [InlineData("name: !env KEY", "1, 7: a pool has no tags; leave out '!env'.")]
    [InlineData("name: !!str 5", "1, 7: a pool has no tags; leave out 'tag:yaml.org,2002:str'.")]
    [InlineData("name: *nowhere", "1, 7: '*nowhere' stands for nothing; there is no '&nowhere' before it.")]
    [InlineData("name: [", "this is not YAML")]
    [InlineData("name: [[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]", "no pool is nested this deep.")]
    [InlineData(
        "version: 3\nname: a\njudge: &a { model: a, fallback: *a }",
        "3, 20: 'model' repeats too much by aliases.")]
    public void Read_TextThatIsNoDocument_SaysWhatIsWrongAndWhere(string text, string sentence)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read(text));

        Assert.Contains(sentence, Text(error), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FieldsLeftOut_KeepTheirDefaults()
    {
        var pool = Read(SampleTexts.Least);

        var expected = new SamplePool { Version = 3, Name = "home", Workers = pool.Workers, Credits = pool.Credits };
        Assert.Equal(expected, pool);
        Assert.Empty(pool.Workers);
    }

    [Fact]
    public void Read_EveryKindOfField_IsConverted()
    {
        var pool = Read(SampleTexts.Least + """
            parallel: 8
            limit: 10
            price: 0.5
            maxTime: 1.5m
            protocol: messages
            weights: [0.5, 1]
            workers:
              slow: { model: large, tries: 3 }
              fast: { model: small }
            """);

        Assert.Equal((8, 10, 0.5m), (pool.Parallel, pool.Limit, pool.Price));
        Assert.Equal((TimeSpan.FromSeconds(90), SampleProtocol.Messages), (pool.MaxTime, pool.Protocol));
        Assert.Equal([0.5, 1], pool.Weights);
        Assert.Equal(["slow", "fast"], pool.Workers.Keys);
        Assert.Equal(new SampleWorker { Model = "large", Tries = 3 }, pool.Workers["slow"]);
    }

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("0.5s", 500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    public void Read_TimeWithUnit_IsThatLong(string text, int milliseconds)
    {
        var pool = Read($"{SampleTexts.Least}pause: {text}");

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), pool.Pause);
    }

    [Fact]
    public void Read_LineEndAfterAPattern_IsNoPartOfIt()
    {
        var error = Assert.Throws<ConfigurationException>(() => Read($"{SampleTexts.Least}label: \"a\\n\""));

        Assert.Equal(
            "'label' takes a word of small letters, digits and dashes; it is the text 'a\n'.", error.Message);
    }

    [Theory]
    [InlineData("999ms")]
    [InlineData("25h")]
    public void Read_TimeOutOfRange_SaysTheRange(string text)
    {
        var error = Assert.Throws<ConfigurationException>(() => Read($"{SampleTexts.Least}maxTime: {text}"));

        Assert.Equal(
            $"'maxTime' takes a time such as 500ms, 30s, 2m or 1h, from 1s to 24h; it is '{text}'.", error.Message);
    }

    [Fact]
    public void Read_AliasesOfAliases_AreBounded()
    {
        var workers = string.Join(", ", Enumerable.Repeat("*a", 20_000));
        var text = $"{SampleTexts.Least}judge: &a {{ model: m, fallback: {{ model: m, fallback: {{ model: m }} }} }}\n"
            + $"reserves: [{workers}]";

        var error = Assert.Throws<ConfigurationException>(() => Read(text));

        Assert.EndsWith("repeats too much by aliases.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(SamplePool.Parallel), "3, 11")]
    [InlineData(nameof(SamplePool.Limit), "1, 1")]
    public void ErrorAt_Property_IsAtItsValueOrAtTheRecord(string property, string place)
    {
        var document = YamlDocument.Parse(SampleTexts.Least + "parallel: 8", SamplePool.Kind);
        var pool = document.Read<SamplePool>();

        var error = document.ErrorAt(pool, property, "no.");

        Assert.Equal($"{place}: no.", Text(error));
    }

    [Fact]
    public void ErrorAt_PartsOfADocument_IsWhereTheyStand()
    {
        var text = SampleTexts.Least + "tags: [a, b]\nworkers:\n  fast: { model: a }\n  slow:\n    model: b\n";
        var document = YamlDocument.Parse(text, SamplePool.Kind);
        var pool = document.Read<SamplePool>();
        const string Tags = nameof(pool.Tags);
        const string Workers = nameof(pool.Workers);

        ConfigurationException[] errors =
        [
            document.ErrorAt(pool.Workers["fast"], nameof(SampleWorker.Model), "no."),
            document.ErrorAt(pool.Workers["slow"], nameof(SampleWorker.Tries), "no."),
            document.ErrorAtName(pool, Workers, "slow", "no."),
            document.ErrorAtName(pool, Workers, "none", "no."),
            document.ErrorAtItem(pool, Tags, 1, "no."),
            document.ErrorAtItem(pool, Tags, 2, "no."),
        ];

        Assert.Equal(
            ["5, 18: no.", "7, 5: no.", "6, 3: no.", "5, 3: no.", "3, 11: no.", "3, 7: no."],
            errors.Select(Text));
    }

    [Fact]
    public void ErrorAt_RecordOfAnotherDocument_IsRefused()
    {
        var document = YamlDocument.Parse(SampleTexts.Least, SamplePool.Kind);
        var pool = Read(SampleTexts.Least);

        Assert.Throws<ArgumentException>(() => document.ErrorAt(pool, nameof(pool.Name), "no."));
    }

    private static SamplePool Read(string text) => YamlDocument.Parse(text, SamplePool.Kind).Read<SamplePool>();

    private static string Text(ConfigurationException error) => $"{error.Line}, {error.Column}: {error.Message}";
}
