using System.Globalization;
using System.Net.Mail;
using Gongkai.App.Mail;
using Gongkai.App.Operation;
using Gongkai.Domain;

namespace Gongkai.App.Work;

/// <summary>后台环境变量 — reads the settings of background work and operation from GONGKAI_… variables; a wrong value stops the start.</summary>
public static class SiteWorkVariables
{
    /// <param name="variables">The value of a variable, or null.</param>
    public static Result<SiteWorkSettings> Read(Func<string, string?> variables, string dataFolder)
    {
        Refusal? wrong = null;
        string? Text(string name) => variables(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        double Number(string name, double otherwise, double least, double most)
        {
            if (Text(name) is not { } text)
            {
                return otherwise;
            }

            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                wrong ??= new Refusal("setting-number", $"环境变量 {name} 应是 {least} 到 {most} 之间的数，现在是“{text}”，请改正后再启动。");
            }

            return number;
        }

        bool IsOn(string name)
        {
            if (Text(name) is { } text and not ("on" or "off"))
            {
                wrong ??= new Refusal("setting-switch", $"环境变量 {name} 只能是 on 或 off，现在是“{text}”，请改正后再启动。");
            }

            return Text(name) != "off";
        }

        var node = Text("GONGKAI_NODE") ?? Environment.MachineName;
        var from = Text("GONGKAI_MAIL_FROM");
        if (from is not null && !MailAddress.TryCreate(from, out _))
        {
            wrong ??= new Refusal("setting-mail-from", "环境变量 GONGKAI_MAIL_FROM 不是正确的邮箱地址，请改正后再启动。");
        }

        Uri? collector = null;
        if (Text("GONGKAI_TELEMETRY") is { } endpoint && (!Uri.TryCreate(endpoint, UriKind.Absolute, out collector) || collector.Scheme is not ("http" or "https")))
        {
            wrong ??= new Refusal("setting-telemetry", "环境变量 GONGKAI_TELEMETRY 应是完整的网址，例如 http://127.0.0.1:4318，请改正后再启动。");
        }

        var mail = new MailSettings { Folder = Path.Combine(dataFolder, "mail"), Host = Text("GONGKAI_MAIL_HOST"), UserName = Text("GONGKAI_MAIL_USER"), Password = variables("GONGKAI_MAIL_PASSWORD") };
        var port = Number("GONGKAI_MAIL_PORT", mail.Port, 1, 65535);
        if (mail.Host is not null && (from is null || port == 465))
        {
            wrong ??= from is null
                ? new Refusal("setting-mail-from", "设置了邮件服务器但没有发件地址，请设置环境变量 GONGKAI_MAIL_FROM。")
                : new Refusal("setting-mail-port", "465 端口（隐式 TLS）不受支持，请改用支持 STARTTLS 的 587 或 25 端口。");
        }

        var settings = new SiteWorkSettings
        {
            Work = new WorkSettings { Node = node, Parallelism = (int)Number("GONGKAI_WORKERS", 4, 1, 64), RunsWork = IsOn("GONGKAI_WORK") },
            Mail = mail with { Port = (int)port, UsesStartTls = IsOn("GONGKAI_MAIL_TLS"), From = from ?? mail.From, FromName = Text("GONGKAI_MAIL_FROM_NAME") ?? mail.FromName },
            Telemetry = new TelemetrySettings { Node = node, Endpoint = collector, TracedShare = Number("GONGKAI_TRACED_SHARE", 0.1, 0, 1) },
        };
        return wrong is null ? settings : wrong;
    }
}
