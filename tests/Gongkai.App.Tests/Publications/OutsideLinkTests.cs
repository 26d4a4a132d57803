using System.Net;
using System.Net.Sockets;
using System.Text;
using Gongkai.App.Publications;
using Gongkai.App.Storage;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Publications;

public sealed class OutsideLinkTests
{
    [Theory(DisplayName = "站外链接：只访问公网地址，本机、内网、链路本地、转换地址一律不访问")]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::c0a8:101", false)]
    [InlineData("2002:c0a8:101::1", false)]
    [InlineData("2001:0:1::1", false)]
    public void IsOpenNetwork_EveryKindOfAddress_IsDecided(string address, bool isOpen) => Assert.Equal(isOpen, LinkProbe.IsOpenNetwork(IPAddress.Parse(address)));

    [Fact(DisplayName = "站外链接：指向本机的链接连不上本机的服务，也不跟着转向去")]
    public async Task Ask_OwnMachine_IsNeverConnected()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var probe = new LinkProbe();

        var literal = await probe.AskAsync(new Uri($"http://127.0.0.1:{port}/secret"));
        var named = await probe.AskAsync(new Uri($"http://localhost:{port}/secret"));
        var lowPort = await probe.AskAsync(new Uri("http://203.0.114.1:22/"));

        Assert.Equal("地址属于内部网络，公众打不开", literal.Outcome);
        Assert.Equal("地址属于内部网络，公众打不开", named.Outcome);
        Assert.True(lowPort.IsDead);
        Assert.False(listener.Pending());
    }

    [Theory(DisplayName = "站外链接：答复怎样算失效；转向逐跳检查")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false, "答复 200")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", true, "答复 404")]
    [InlineData("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", false, "答复 401")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://192.168.1.1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", true, "地址属于内部网络，公众打不开")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", true, "转到了不能访问的地址")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", true, "转了 4 次还没有到")]
    public async Task Ask_Answers_AreJudged(string answer, bool isDead, string outcome)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var serving = ServeAsync(listener, answer, stop.Token);
        using var probe = new LinkProbe(address => IPAddress.IsLoopback(address) || LinkProbe.IsOpenNetwork(address));

        var found = await probe.AskAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
        Assert.Equal((isDead, outcome), (found.IsDead, found.Outcome));
    }

    [Theory(DisplayName = "检查站外链接：失效的记下首次失效的时间，恢复的除名，全部不通视为自己断网而不记")]
    [OnBothDatabases]
    public async Task Check_Addresses_KeepsWhatIsDeadAndSinceWhen(DatabaseKind kind)
    {
        using var items = new TestItems(kind);
        await items.PublishedQuicklyAsync(items.Content("甲文件", "<p><a href=\"https://good.example/\">好</a><a href=\"https://bad.example/x\">坏</a><a href=\"/items/1\">内</a></p>"));
        var dead = new HashSet<string> { "https://bad.example/x" };
        var isCut = false;
        var asked = new List<string>();
        var check = new CheckOutsideLinks(items.Database, items.Clock, (address, _) =>
        {
            asked.Add(address.AbsoluteUri);
            return Task.FromResult(new LinkAnswer(isCut || dead.Contains(address.AbsoluteUri), "答复") { IsUnreached = isCut });
        });

        Assert.Equal((2, 1), await check.RunAsync());
        var since = items.Clock.Now;
        items.Site.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 1), await check.RunAsync());
        isCut = true;
        Assert.Equal((1, 0), await check.RunAsync());
        isCut = false;
        var listed = Assert.Single(await new DeadOutsideLinks(items.Database, items.Clock).RunAsync(items.Author));
        Assert.Equal(("https://bad.example/x", "甲文件"), (listed.Link.Address, listed.Link.Title));
        Assert.Equal(since, listed.Found.DeadSince);
        dead.Clear();
        await check.RunAsync();

        Assert.Empty(await new DeadOutsideLinks(items.Database, items.Clock).RunAsync(items.Author));
        Assert.Equal(["https://bad.example/x", "https://bad.example/x", "https://bad.example/x", "https://bad.example/x", "https://good.example/"], asked.Order(StringComparer.Ordinal));
    }

    private static async Task ServeAsync(TcpListener listener, string answer, CancellationToken cancellation)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(cancellation);
            await using var stream = client.GetStream();
            var head = new byte[4096];
            _ = await stream.ReadAsync(head, cancellation);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), cancellation);
        }
    }
}
