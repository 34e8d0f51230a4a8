namespace Podium.FakeServices.Dialects;

/// <summary>The body of an error.</summary>
public enum ErrorForm
{
    /// <summary><c>{"error":{"message","type","param","code"}}</c>, where the code is a word or <c>null</c>.</summary>
    Nested,

    /// <summary>The same with the HTTP status as code and Python's names of exceptions as types.</summary>
    NestedStatus,

    /// <summary><c>{"error":{"code","message"}}</c>, where the code is the HTTP status.</summary>
    CodeAndMessage,

    /// <summary><c>{"error":{"code","message","type"}}</c>, where the code is the HTTP status.</summary>
    CodeMessageType,

    /// <summary><c>[{"error":{"code","message","status"}}]</c>: the object stands in an array.</summary>
    Listed,

    /// <summary><c>{"object":"error","message","type","param","code"}</c>.</summary>
    Flat,

    /// <summary>
    /// As <see cref="Flat"/>; but if a field is refused, <c>message</c> and <c>detail</c> are arrays of violations.
    /// </summary>
    FlatOrViolations,

    /// <summary><c>{"detail":"..."}</c>.</summary>
    Detail,

    /// <summary><c>{"message":"..."}</c>.</summary>
    Message,

    /// <summary><c>{"error":"..."}</c>.</summary>
    Text,
}
