using System.ComponentModel.DataAnnotations;
using Podium.Configuration.Forms;
using Podium.Configuration.Tests.Samples;

namespace Podium.Configuration.Tests.Forms;

public sealed class FormFactoryTests
{
    [Theory]
    [InlineData(typeof(WithArray), "WithArray.Values: a document cannot have System.Int32[] here.")]
    [InlineData(typeof(WithDate), "WithDate.Value: a document cannot have System.DateTime here.")]
    [InlineData(typeof(WithoutConstructor), "Outer.Value: a document cannot have ")]
    [InlineData(typeof(WithLength), "StringLengthAttribute here.")]
    [InlineData(typeof(WithRangeOfText), "RangeAttribute here.")]
    [InlineData(typeof(WithNothing), "has no fields.")]
    public void OfRecord_WhatCannotBeRead_IsRefused(Type type, string sentence)
    {
        var factory = new FormFactory(new DocumentKind { Name = "pool" });
        var record = type == typeof(WithoutConstructor) ? typeof(Outer) : type;

        var error = Assert.Throws<NotSupportedException>(() => factory.OfRecord(record));

        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OfRecord_RecordInItself_IsOneForm()
    {
        var factory = new FormFactory(new DocumentKind { Name = "worker" });

        var form = factory.OfRecord(typeof(SampleWorker));

        Assert.Same(form, form.Fields.Single(field => field.Name == "fallback").Form);
    }

    private sealed record WithArray
    {
        public int[] Values { get; init; } = [];
    }

    private sealed record WithDate
    {
        public DateTime Value { get; init; }
    }

    private sealed record WithoutConstructor(int Value);

    private sealed record Outer
    {
        public WithoutConstructor? Value { get; init; }
    }

    private sealed record WithLength
    {
        [StringLength(3)]
        public string Value { get; init; } = "";
    }

    private sealed record WithRangeOfText
    {
        [Range(1, 2)]
        public string Value { get; init; } = "";
    }

    private sealed record WithNothing;
}
