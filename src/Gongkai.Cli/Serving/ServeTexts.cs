using System.Globalization;

namespace Gongkai.Cli.Serving;

/// <summary>启动服务文字 — what the serve command says.</summary>
internal static class ServeTexts
{
    internal static readonly Bilingual Serve = new("启动门户和工作台", "Serve the portal and the desk");
    internal static readonly Bilingual Data = new("数据目录：数据库、文件、密钥", "Data folder: database, files, keys");
    internal static readonly Bilingual Database = new("PostgreSQL 连接串；不写则用数据目录中的 SQLite", "PostgreSQL connection string; SQLite in the data folder without it");
    internal static readonly Bilingual Address = new("监听地址", "Address to listen on");
    internal static readonly Bilingual Demo = new("站点为空时装入示例城市", "Load the sample city into an empty site");
    internal static readonly Bilingual FacesOption = new("提供门户（Portal）、工作台（Desk）或两者（Both）", "Serve Portal, Desk or Both");
    internal static readonly Bilingual Proxy = new("前置代理的地址或网段，信任其转发头", "Address or network of a proxy whose forwarded headers are trusted");

    internal const string LoadingDemo = "正在装入示例城市……";

    internal static string Ready(string address, TimeSpan took, bool isDemo)
    {
        var seconds = took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        var accounts = isDemo ? "（示例城市：登录页列有各角色账号）" : "";
        var report = isDemo ? $"{Environment.NewLine}  年报    {address}/desk/sign-in　点“打开这份年报”：由登记簿编好，有一处不一致并说明原因，可下载 DOCX" : "";
        return $"""
            已启动（{seconds} 秒），按 Ctrl+C 停止。
              门户    {address}/
              工作台  {address}/desk{accounts}{report}
            """;
    }

    internal static string SetUp(string address, string token) => $"""
        首次启动：请用下面的一次性链接为管理员 admin 设置口令，七十二小时内有效，用过即失效。
          {address}/sign-in/set-up/{token}
        """;

    internal static string CannotListen(string address, string reason) => $"不能在 {address} 上启动：{reason} 请换一个端口（--address）或停止占用它的程序。";
}
