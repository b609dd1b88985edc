using System.Net;

namespace StoryTracker.Fetching.Tests;

/// <summary>Hosts that are not on the public internet, in all the ways in which they can be written.</summary>
static class PrivateSpellings
{
    /// <summary>Host parts of URLs that are addresses.</summary>
    public static readonly string[] Addresses =
    [
        // IPv4: both ends of every special range.
        .. """
        0.0.0.0 0.0.0.1 0.255.255.255 10.0.0.0 10.0.0.5 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255 127.0.0.0 127.0.0.1 127.0.0.2
        127.255.255.255 169.254.0.0 169.254.169.254 169.254.170.2 169.254.255.255 172.16.0.0 172.17.0.1 172.31.255.255 192.0.0.0 192.0.0.8
        192.0.0.170 192.0.0.192 192.0.0.255 192.0.2.0 192.0.2.255 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.0 192.168.1.1 192.168.255.255
        192.175.48.1 198.18.0.0 198.19.255.255 198.51.100.0 198.51.100.255 203.0.113.0 203.0.113.255 224.0.0.1 239.255.255.250 240.0.0.1
        255.255.255.254 255.255.255.255
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        // The same in decimal, octal, hexadecimal, short, and in other scripts.
        .. """
        2130706433 0x7f000001 0x7F000001 017700000001 127.1 127.0.1 0x7f.1 0x7f.0.0.1 0177.0.0.1 0177.0.0.01 0177.1 127.0x0.0.1 127.0.0.1.
        127.65535 127.16777215 0x7F.0X0.0.1 0 0x0 00000000 0.0 2852039166 0xa9fea9fe 0xA9.0xFE.0xA9.0xFE 0251.0376.0251.0376 169.254.43518
        169.16689662 167772165 0x0a000005 012.0.0.5 10.5 3232235777 0xC0A80101 0300.0250.1.1 192.168.257 2886729729 0xac100001 3221225985
        %31%32%37.0.0.1 127%2e0%2e0%2e1 ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 127．0．0．1 ⑩.0.0.5 １９２.168.①.1
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        // IPv6: special ranges, IPv4 inside, tunnels, zones.
        .. """
        [::] [::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::2] [::127.0.0.1] [::7f00:1] [::10.0.0.5] [::ffff:127.0.0.1]
        [::ffff:7f00:1] [::FFFF:7F00:0001] [0:0:0:0:0:ffff:127.0.0.1] [::ffff:10.0.0.5] [::ffff:192.168.0.1] [::ffff:169.254.169.254]
        [::ffff:0.0.0.0] [::ffff:100.64.0.1] [::ffff:0:127.0.0.1] [::ffff:0:10.0.0.5] [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::10.0.0.5]
        [64:ff9b::a9fe:a9fe] [64:ff9b::192.168.0.1] [64:ff9b:1::1] [64:ff9b:1::93.184.215.14] [64:ff9b:1:fffe::7f00:1] [100::1]
        [100::ffff:ffff:ffff:ffff] [100:0:0:1::1] [2001::1] [2001:0:7f00:1::1] [2001:0:4136:e378:8000:63bf:3fff:fdd2] [2001:1::1] [2001:1::2]
        [2001:1::3] [2001:2::1] [2001:3::1] [2001:4:112::1] [2001:10::1] [2001:20::1] [2001:2f:ffff::1] [2001:30::1] [2001:1ff:ffff::1] [2001:db8::1]
        [2001:db8:ffff:ffff::1] [2002::1] [2002:7f00:1::1] [2002:a00:5::1] [2002:c0a8:101::1] [2002:5db8:d70e::1] [2606:2800:21f::5efe:10.0.0.5]
        [2606:2800:21f:1:200:5efe:7f00:1] [2620:4f:8000::1] [3ffe::1] [3fff::1] [3fff:fff:ffff::1] [4000::1] [5f00::1] [8000::1] [c000::1] [e000::1]
        [fc00::1] [fd00::1] [fd12:3456:789a::1] [fdff:ffff:ffff::1] [fe80::1] [fe80::1%251] [fe80::1%25eth0] [2606:2800:21f::1%251] [febf::1]
        [fec0::1] [feff::1] [ff00::1] [ff02::1] [ff05::1:3] [ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff]
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
    ];

    /// <summary>The address that a spelling stands for, by the platform's own reading of it.</summary>
    public static IPAddress? Address(string spelling) =>
        Uri.TryCreate($"http://{spelling}/", UriKind.Absolute, out var url) && IPAddress.TryParse(url.IdnHost.Trim('[', ']').TrimEnd('.'), out var address) ? address : null;
}
