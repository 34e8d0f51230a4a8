namespace Podium.FakeServices.Serving;

/// <summary>
/// Breaks a response off after it has begun. To the server this is a failure of the application, after which it sends
/// what there is and closes the connection.
/// </summary>
internal sealed class BrokenOffException() : Exception("The response was to break off here.");
