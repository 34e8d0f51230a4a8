using System.Text;
using Podium.Configuration.Tests.Samples;
using Podium.Testing;

namespace Podium.Configuration.Tests;

public sealed class ConfigurationFileTests
{
    private static readonly DocumentKind Account = new() { Name = "account" };

    [Fact]
    public void Read_File_GivesItsText()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("pool.yaml");
        File.WriteAllText(file, "name: é");

        var text = ConfigurationFile.Read(file, SamplePool.Kind, text => text);

        Assert.Equal("name: é", text);
    }

    [Fact]
    public void Read_FileWithByteOrderMark_IsRead()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("pool.yaml");
        File.WriteAllText(file, SampleTexts.Least, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var pool = ConfigurationFile.Read(
            file, SamplePool.Kind, text => YamlDocument.Parse(text, SamplePool.Kind).Read<SamplePool>());

        Assert.Equal("home", pool.Name);
    }

    [Fact]
    public void Read_WrongText_NamesFileAndPlace()
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("pool.yaml");
        File.WriteAllText(file, "name: a");

        var error = Assert.Throws<InvalidDataException>(() => ConfigurationFile.Read<string>(
            file, SamplePool.Kind, _ => throw new ConfigurationException(3, 4, "'x' is wrong.")));

        Assert.Equal($"{file}, line 3, column 4: 'x' is wrong.", error.Message);
    }

    [Theory]
    [InlineData(new byte[] { 0xff }, "' is no account: it is not UTF-8 text.")]
    [InlineData(null, "' is no account: it has more than 256 KiB.")]
    public void Read_FileThatIsNoText_SaysSo(byte[]? bytes, string sentence)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("account.yaml");
        File.WriteAllBytes(file, bytes ?? new byte[(256 * 1024) + 1]);

        var error = Assert.Throws<InvalidDataException>(() => ConfigurationFile.Read(file, Account, text => text));

        Assert.Equal($"'{file}{sentence}", error.Message);
    }

    [Theory]
    [InlineData("/podium-nowhere/account.yaml", "There is no account '/podium-nowhere/account.yaml'.")]
    [InlineData("/", "'/' is a folder; an account is a YAML file.")]
    [InlineData("", "The account '' cannot be read: ")]
    public void Read_NoFile_SaysSo(string path, string sentence)
    {
        var error = Assert.Throws<InvalidDataException>(() => ConfigurationFile.Read(path, Account, text => text));

        Assert.StartsWith(sentence, error.Message, StringComparison.Ordinal);
    }
}
