namespace Podium.Providers.Credentials;

/// <summary>Thrown where a key is not to be had as configured.</summary>
/// <param name="message">One sentence for a person; never holds the key.</param>
public sealed class SecretKeyException(string message) : Exception(message);
