using System.Net;
using Podium.Providers.Http;

namespace Podium.Providers.Tests.Http;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.0.0.7")]
    [InlineData("192.168.1.4")]
    [InlineData("fd12::4")]
    [InlineData("100.100.100.201")]
    [InlineData("8.8.8.8")]
    [InlineData("2001:db8::1")]
    public void Refusal_OfAnAddressThatServicesHave_IsNull(string address) =>
        Assert.Null(AddressRules.Refusal(IPAddress.Parse(address), allowLinkLocal: false));

    [Theory]
    [InlineData("169.254.7.7")]
    [InlineData("fe80::1")]
    [InlineData("::ffff:169.254.7.7")]
    public void Refusal_OfALinkLocalAddress_IsAnOption(string address)
    {
        Assert.NotNull(AddressRules.Refusal(IPAddress.Parse(address), allowLinkLocal: false));
        Assert.Null(AddressRules.Refusal(IPAddress.Parse(address), allowLinkLocal: true));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::169.254.169.254")]
    [InlineData("64:ff9b::169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    [InlineData("100.100.100.200")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("ff02::1")]
    [InlineData("255.255.255.255")]
    public void Refusal_OfAnAddressThatNoServiceHas_IsNoOption(string address)
    {
        Assert.NotNull(AddressRules.Refusal(IPAddress.Parse(address), allowLinkLocal: false));
        Assert.NotNull(AddressRules.Refusal(IPAddress.Parse(address), allowLinkLocal: true));
    }
}
