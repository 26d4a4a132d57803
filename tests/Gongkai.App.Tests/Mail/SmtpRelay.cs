using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Gongkai.App.Tests.Mail;

/// <summary>A small mail relay on this machine: takes one mail, with STARTTLS where it is told to, and keeps what it was told.</summary>
internal sealed class SmtpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    internal SmtpRelay(bool offersTls = false, string? recipientAnswer = null)
    {
        _listener.Start();
        _serving = ServeAsync(offersTls, recipientAnswer ?? "250 ok");
    }

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal List<string> Commands { get; } = [];

    internal string Mail { get; private set; } = "";

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync(bool offersTls, string recipientAnswer)
    {
        using var client = await _listener.AcceptTcpClientAsync();
        Stream stream = client.GetStream();
        await SayAsync(stream, "220 relay");
        while (await LineAsync(stream) is { } line)
        {
            Commands.Add(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "STARTTLS")
            {
                await SayAsync(stream, "220 go ahead");
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(OwnCertificate());
                stream = secure;
                continue;
            }

            if (verb == "DATA")
            {
                await SayAsync(stream, "354 go ahead");
                var mail = new StringBuilder();
                while (await LineAsync(stream) is { } text && text != ".")
                {
                    mail.Append(text).Append('\n');
                }

                Mail = mail.ToString();
            }

            await SayAsync(stream, verb switch
            {
                "EHLO" when offersTls && stream is not SslStream => "250-relay\r\n250 STARTTLS",
                "RCPT" => recipientAnswer,
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
        }
    }

    private static Task SayAsync(Stream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n")).AsTask();

    private static async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    // Nobody trusts it: it shows that the sender insists on a certificate that somebody vouches for.
    private static X509Certificate2 OwnCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
