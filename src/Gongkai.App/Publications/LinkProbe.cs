using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Gongkai.App.Publications;

/// <summary>链接探测 — asks an address of the open network for its head alone; every address it connects to is looked at first, so that no link leads the server into its own network.</summary>
public sealed class LinkProbe : IDisposable
{
    private const int MostRedirects = 4;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;

    /// <param name="mayConnect">Whether an address may be connected to; the open network alone unless a test says otherwise.</param>
    public LinkProbe(Func<IPAddress, bool>? mayConnect = null)
    {
        var allowed = mayConnect ?? IsOpenNetwork;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = s_patience,
            MaxResponseHeadersLength = 32,
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, allowed, cancellation),
        })
        {
            Timeout = s_patience,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Gongkai-link-check", "1"));
    }

    public async Task<LinkAnswer> AskAsync(Uri address, CancellationToken cancellation = default)
    {
        var at = address;
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (at.Scheme != Uri.UriSchemeHttp && at.Scheme != Uri.UriSchemeHttps || !at.IsDefaultPort && at.Port < 1024)
            {
                return new LinkAnswer(true, "转到了不能访问的地址");
            }

            try
            {
                using var answer = await AskOnceAsync(at, cancellation);
                if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } next)
                {
                    at = new Uri(at, next);
                    continue;
                }

                // Who asks for a sign-in or too seldom a visit is there all the same.
                return (int)answer.StatusCode is 404 or 410 or >= 500 ? new LinkAnswer(true, $"答复 {(int)answer.StatusCode}") : new LinkAnswer(false, $"答复 {(int)answer.StatusCode}");
            }
            catch (HttpRequestException fault) when (fault.InnerException is LinkForbiddenException)
            {
                return new LinkAnswer(true, "地址属于内部网络，公众打不开");
            }
            catch (HttpRequestException)
            {
                return new LinkAnswer(true, "连接不上") { IsUnreached = true };
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new LinkAnswer(true, $"{s_patience.TotalSeconds} 秒没有答复") { IsUnreached = true };
            }
        }

        return new LinkAnswer(true, $"转了 {MostRedirects} 次还没有到");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>An address that anybody on the open network could reach: none of the own machine, of a private network, of a link, and none that is kept for tests or translation.</summary>
    public static bool IsOpenNetwork(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // 2000::/3 alone is given out, and of it neither 6to4, Teredo and translation, which hold an IPv4 address, nor the documentation range.
            return (bytes[0] & 0xE0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x02) && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] <= 0x01)
                && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8);
        }

        return !(bytes[0] is 0 or 10 or 127 or >= 224
            || bytes[0] == 100 && bytes[1] is >= 64 and <= 127
            || bytes[0] == 169 && bytes[1] == 254
            || bytes[0] == 172 && bytes[1] is >= 16 and <= 31
            || bytes[0] == 192 && bytes[1] == 168
            || bytes[0] == 192 && bytes[1] == 0 && bytes[2] is 0 or 2
            || bytes[0] == 198 && bytes[1] is 18 or 19
            || bytes[0] == 198 && bytes[1] == 51 && bytes[2] == 100
            || bytes[0] == 203 && bytes[1] == 0 && bytes[2] == 113);
    }

    // Some servers know no HEAD; what a GET brings is not read beyond its head.
    private async Task<HttpResponseMessage> AskOnceAsync(Uri address, CancellationToken cancellation)
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        var answer = await _client.SendAsync(head, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.StatusCode is not (HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented or HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
        {
            return answer;
        }

        answer.Dispose();
        using var get = new HttpRequestMessage(HttpMethod.Get, address);
        return await _client.SendAsync(get, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    // The name is resolved here and the very address that was looked at is connected to: a name that answers differently a moment later gains nothing.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint end, Func<IPAddress, bool> allowed, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(end.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(end.Host, cancellation);
        if (addresses.Length == 0 || !addresses.All(allowed))
        {
            throw new LinkForbiddenException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class LinkForbiddenException() : IOException("The address is not one of the open network.");
}
