using Gongkai.App.Work;

namespace Gongkai.App.Tests.Work;

public sealed class SiteWorkVariablesTests
{
    [Fact(DisplayName = "什么都不设：邮件投递到数据目录，不发遥测，后台任务照常")]
    public void Read_Nothing_GivesTheDefaults()
    {
        var settings = Read().Value;

        Assert.Equal((null, Path.Combine("d", "mail"), true), (settings.Mail.Host, settings.Mail.Folder, settings.Mail.UsesStartTls));
        Assert.Equal((null, true, 4), (settings.Telemetry.Endpoint, settings.Work.RunsWork, settings.Work.Parallelism));
    }

    [Fact(DisplayName = "逐项设置，口令不随设置打印出来")]
    public void Read_EachVariable_IsTaken()
    {
        var settings = Read(
            "GONGKAI_MAIL_HOST=relay.example.cn", "GONGKAI_MAIL_PORT=25", "GONGKAI_MAIL_USER=u", "GONGKAI_MAIL_PASSWORD=s3cret", "GONGKAI_MAIL_FROM=a@example.cn", "GONGKAI_MAIL_TLS=off",
            "GONGKAI_TELEMETRY=http://127.0.0.1:4318", "GONGKAI_TRACED_SHARE=0.5", "GONGKAI_NODE=一号", "GONGKAI_WORKERS=8", "GONGKAI_WORK=off").Value;

        Assert.Equal(("relay.example.cn", 25, "u", "s3cret", "a@example.cn", false), (settings.Mail.Host, settings.Mail.Port, settings.Mail.UserName, settings.Mail.Password, settings.Mail.From, settings.Mail.UsesStartTls));
        Assert.Equal((4318, 0.5, "一号", 8, false), (settings.Telemetry.Endpoint?.Port, settings.Telemetry.TracedShare, settings.Work.Node, settings.Work.Parallelism, settings.Work.RunsWork));
        Assert.DoesNotContain("s3cret", settings.ToString(), StringComparison.Ordinal);
    }

    [Theory(DisplayName = "写错的设置不猜，启动时就说明")]
    [InlineData("setting-number", "GONGKAI_MAIL_PORT=abc")]
    [InlineData("setting-number", "GONGKAI_WORKERS=0")]
    [InlineData("setting-number", "GONGKAI_TRACED_SHARE=2")]
    [InlineData("setting-switch", "GONGKAI_MAIL_TLS=no")]
    [InlineData("setting-switch", "GONGKAI_WORK=false")]
    [InlineData("setting-telemetry", "GONGKAI_TELEMETRY=collector:4318")]
    [InlineData("setting-mail-from", "GONGKAI_MAIL_HOST=relay.example.cn")]
    [InlineData("setting-mail-from", "GONGKAI_MAIL_FROM=nobody")]
    [InlineData("setting-mail-port", "GONGKAI_MAIL_HOST=relay.example.cn", "GONGKAI_MAIL_FROM=a@example.cn", "GONGKAI_MAIL_PORT=465")]
    public void Read_WrongValue_IsRefused(string code, params string[] variables) => Assert.Equal(code, Read(variables).Refusal?.Code);

    private static Domain.Result<SiteWorkSettings> Read(params string[] variables)
    {
        var values = variables.Select(variable => variable.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return SiteWorkVariables.Read(values.GetValueOrDefault, "d");
    }
}
