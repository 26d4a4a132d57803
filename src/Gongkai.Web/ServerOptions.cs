using Gongkai.App.Files;
using Gongkai.App.Work;

namespace Gongkai.Web;

/// <summary>门户与工作台 — which faces a process serves; an organ may put them on two networks.</summary>
[Flags]
public enum Faces
{
    Portal = 1,
    Desk = 2,
    Both = Portal | Desk,
}

/// <summary>服务设置 — all that the server is told from outside.</summary>
public sealed record ServerOptions
{
    /// <summary>Where Kestrel listens; port 0 takes a free one.</summary>
    public string Address { get; init; } = "http://localhost:5080";

    /// <summary>Folder of everything that must survive: database, files, keys.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Empty for the SQLite file in the data folder.</summary>
    public string ConnectionString { get; init; } = "";

    /// <summary>对外网址 — scheme and host under which citizens reach the portal; a request can claim any host, so what is sent or kept names this one.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>What links in mails begin with: the public address, or the own one where nobody but this machine reaches the server; null where neither is known.</summary>
    public Uri? MailAddress => PublicAddress ?? (Uri.TryCreate(Address, UriKind.Absolute, out var own) && own.IsLoopback ? own : null);

    /// <summary>Where the content of files lies; null for the folder files of the data folder.</summary>
    public FileStoreAddress? Files { get; init; }

    public Faces Faces { get; init; } = Faces.Both;

    /// <summary>A sample city: marked on every page, shows the design page.</summary>
    public bool IsDemo { get; init; }

    public string Environment { get; init; } = "Production";

    /// <summary>Redirect to HTTPS, send HSTS, mark cookies as secure. Off only where nobody but the own machine looks.</summary>
    public bool RequireHttps { get; init; } = true;

    /// <summary>Port that HTTPS has outside, seen by a reader; the proxy's, not Kestrel's.</summary>
    public int HttpsPort { get; init; } = 443;

    /// <summary>Addresses or networks (CIDR) of the proxies in front whose X-Forwarded headers are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public RequestLimits Limits { get; init; } = new();

    /// <summary>Background work of this process; null runs none.</summary>
    public SiteWorkSettings? Work { get; init; }

    public bool ShowsDesign => IsDemo || Environment == "Development";
}

/// <summary>访问限额 — how much one address or one account may ask for, and how big a request may be.</summary>
public sealed record RequestLimits
{
    /// <summary>All requests of one address in a minute; null for no limit (a proxy in front does it).</summary>
    public int? PerAddressAndMinute { get; init; } = 1200;

    public int SearchesPerMinute { get; init; } = 60;

    /// <summary>Sign-ins, codes, look-ups of a case: whatever could be guessed.</summary>
    public int GuessesPerMinute { get; init; } = 10;

    public int SubmissionsPerHour { get; init; } = 30;

    /// <summary>Bytes of an ordinary request; pages that take files raise it for themselves.</summary>
    public long RequestBytes { get; init; } = 2 * 1024 * 1024;
}
