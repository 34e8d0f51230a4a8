using System.Net.Sockets;
using System.Security.Authentication;
using Podium.Core.Budgets;
using Podium.Core.Execution;
using Podium.Providers.Http;

namespace Podium.Providers.Faults;

/// <summary>Says why there was no response.</summary>
internal static class ConnectionFaults
{
    private static readonly TokenUsage Nothing = new(0, 0);

    /// <summary>The fault behind an exception that a request ended with.</summary>
    public static WorkerFaultException Describe(string label, HttpRequestException exception)
    {
        if (Inner<RefusedAddressException>(exception) is { } refused)
        {
            return Free(
                $"{label} was not connected to: {refused.Message} Check the base address, and where its name leads.",
                isTransient: false);
        }

        var socket = Inner<SocketException>(exception)?.SocketErrorCode;
        if (socket is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain
            || exception.HttpRequestError == HttpRequestError.NameResolutionError)
        {
            return Free(
                $"The name of {label} leads to no address; check the base address and the network.",
                isTransient: socket == SocketError.TryAgain);
        }

        return exception.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => Free(
                $"No secure connection to {label}; check that it speaks TLS there and has a trusted certificate.",
                isTransient: Inner<AuthenticationException>(exception) is null),
            HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError => Free(
                $"No connection to {label} ({Reason(socket)}); check that it runs there.", isTransient: true),
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => new WorkerFaultException(
                FaultKind.Malformed, $"{label} answered with something that is not HTTP; check the base address.")
            {
                IsTransient = true,
            },
            _ => new WorkerFaultException(
                FaultKind.Unavailable,
                $"{label} closed the connection before it answered ({Reason(socket)}); try again."),
        };
    }

    private static WorkerFaultException Free(string message, bool isTransient) =>
        new(FaultKind.Unavailable, message) { IsTransient = isTransient, Usage = Nothing };

    private static string Reason(SocketError? error) => error switch
    {
        SocketError.ConnectionRefused => "refused",
        SocketError.ConnectionReset => "reset",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable => "unreachable",
        SocketError.TimedOut => "timed out",
        _ => "no reason given",
    };

    private static T? Inner<T>(Exception exception)
        where T : Exception
    {
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
            {
                return found;
            }
        }

        return null;
    }
}
