using System.Diagnostics;

namespace Podium.Providers.Credentials;

/// <summary>
/// The key of a service. It prints as <c>***</c>, serialises to nothing, and leaves this object only as the header of
/// a request.
/// </summary>
[DebuggerDisplay("***")]
public sealed class SecretKey
{
    private const string Mask = "***";
    private const string EnvironmentScheme = "env:";

    private readonly string _value;

    private SecretKey(string value) => _value = value;

    /// <summary>Looks up the key that a configuration refers to.</summary>
    /// <param name="reference">Where the key is: <c>env:</c> and the name of an environment variable.</param>
    /// <param name="lookup">Gives a variable's value; <see langword="null"/> if it is not set.</param>
    /// <exception cref="SecretKeyException">
    /// The reference has another form, the variable is not set, or its value cannot be a header.
    /// </exception>
    public static SecretKey Resolve(string reference, Func<string, string?> lookup)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(lookup);
        var name = reference.StartsWith(EnvironmentScheme, StringComparison.Ordinal)
            ? reference[EnvironmentScheme.Length..]
            : "";
        if (!IsVariableName(name))
        {
            // What stands here may be the key itself, so the sentence does not repeat it.
            throw new SecretKeyException(
                "A key is given as 'env:NAME', NAME being the environment variable that holds it, never as itself.");
        }

        return lookup(name) is { Length: > 0 } value
            ? new SecretKey(Checked(name, value))
            : throw new SecretKeyException($"The environment variable {name} is not set; set it to the service's key.");
    }

    /// <summary>Three asterisks.</summary>
    public override string ToString() => Mask;

    /// <summary>The key itself, for the header of a request and nothing else.</summary>
    internal string Reveal() => _value;

    /// <summary>The text with every occurrence of the key masked.</summary>
    internal string Scrub(string text) =>
        text.Replace(_value, Mask, StringComparison.OrdinalIgnoreCase)
            .Replace(Uri.EscapeDataString(_value), Mask, StringComparison.OrdinalIgnoreCase);

    private static bool IsVariableName(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static string Checked(string name, string value)
    {
        if (value.Any(letter => letter is '\r' or '\n'))
        {
            throw new SecretKeyException(
                $"The key in the environment variable {name} has a line break; set the variable to the key alone.");
        }

        return value.All(letter => letter is > ' ' and <= '~')
            ? value
            : throw new SecretKeyException(
                $"The key in the environment variable {name} has a blank or a character beyond ASCII; copy it anew.");
    }
}
