using System.Net.Mail;
using System.Security.Authentication;
using System.Text;
using Gongkai.App.Audit;
using Gongkai.App.Mail;
using Gongkai.App.Storage;
using Gongkai.App.Tests.Work;
using Gongkai.Testing.Databases;

namespace Gongkai.App.Tests.Mail;

public sealed class SiteMailTests
{
    private static readonly Guid s_id = Guid.Parse("019365a1-7c3e-7b1d-9f00-139123456789");

    [Theory(DisplayName = "收件地址：只要一个干净的地址，不能夹带邮件头")]
    [InlineData("wang@example.cn", true)]
    [InlineData("wang.wu+a@mail.example.cn", true)]
    [InlineData("wang@example.cn\r\nBcc: all@example.cn", false)]
    [InlineData("wang@example.cn\nX: y", false)]
    [InlineData("wang@example.cn, li@example.cn", false)]
    [InlineData("wang@example.cn;li@example.cn", false)]
    [InlineData("王五 <wang@example.cn>", false)]
    [InlineData("\"a b\"@example.cn", false)]
    [InlineData("wang@localhost", false)]
    [InlineData("wang", false)]
    [InlineData("", false)]
    public void Create_Address_IsOnePlainOne(string to, bool isGood) => Assert.Equal(isGood, SiteMail.Create(to, "您的申请有新进展", "正文").Succeeded);

    [Theory(DisplayName = "主题：一行，不含个人信息")]
    [InlineData("您的申请有新进展\r\nBcc: all@example.cn")]
    [InlineData("请联系13912345678")]
    [InlineData("wang@example.cn 的申请")]
    [InlineData("证号330106198001011234")]
    [InlineData(" ")]
    public void Create_SubjectWithHeadersOrPersonalData_IsAFault(string subject) =>
        Assert.Throws<ArgumentException>(() => SiteMail.Create("wang@example.cn", subject, "正文"));

    [Fact(DisplayName = "投递到文件夹：两种正文、Message-ID、退订地址都在，内容可读回")]
    public async Task Folder_Mail_IsACompleteFile()
    {
        var folder = Directory.CreateTempSubdirectory("gongkai-mail-").FullName;
        var sender = new FolderMailSender(new MailSettings { Folder = folder, From = "noreply@yunting.example.cn" });
        var mail = SiteMail.Create("wang@example.cn", "您的申请有新进展", "请登录查看。", "<p>请登录<b>查看</b>。</p>", new Uri("https://yunting.example.cn/unsubscribe?t=1")).Value;

        Assert.Null(await sender.SendAsync(mail, s_id, CancellationToken.None));

        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder, "*.eml")));
        Directory.Delete(folder, recursive: true);
        Assert.Contains("Message-ID: <019365a17c3e7b1d9f00139123456789@yunting.example.cn>", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("List-Unsubscribe: <https://yunting.example.cn/unsubscribe?t=1>", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("multipart/alternative", text, StringComparison.Ordinal);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("请登录查看。")), text, StringComparison.Ordinal);
        Assert.Contains("text/html", text, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "经邮件服务器发出")]
    public async Task Smtp_PlainRelayOfTheOwnMachine_TakesTheMail()
    {
        await using var relay = new SmtpRelay();

        Assert.Null(await SendAsync(relay, usesTls: false));

        Assert.Contains("RCPT TO:<wang@example.cn>", relay.Commands);
        Assert.Contains("Auto-Submitted: auto-generated", relay.Mail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact(DisplayName = "服务器不支持加密：宁可不发，绝不明文")]
    public async Task Smtp_RelayWithoutTls_SendsNothing()
    {
        await using var relay = new SmtpRelay();

        await Assert.ThrowsAsync<SmtpException>(() => SendAsync(relay, usesTls: true));

        Assert.DoesNotContain(relay.Commands, command => command.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact(DisplayName = "服务器证书不可信：不发")]
    public async Task Smtp_UntrustedCertificate_SendsNothing()
    {
        await using var relay = new SmtpRelay(offersTls: true);

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(relay, usesTls: true));

        Assert.True(fault is AuthenticationException || fault.InnerException is AuthenticationException, fault.ToString());
        Assert.Equal("STARTTLS", relay.Commands[^1]);
    }

    [Theory(DisplayName = "拒收：永久的不再试，暂时的再试")]
    [InlineData("550 no such user", true)]
    [InlineData("553 bad name", true)]
    [InlineData("450 try later", false)]
    [InlineData("452 full", false)]
    public async Task Smtp_RecipientRefused_TellsForGoodFromForNow(string answer, bool isForGood)
    {
        await using var relay = new SmtpRelay(recipientAnswer: answer);
        if (isForGood)
        {
            Assert.Equal("mail-refused", (await SendAsync(relay, usesTls: false))?.Code);
        }
        else
        {
            await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(relay, usesTls: false));
        }
    }

    [Theory(DisplayName = "邮件随改动提交，密封存放，由工作者发出")]
    [OnBothDatabases]
    public async Task Enqueue_Mail_IsSealedAndSent(DatabaseKind kind)
    {
        using var site = new WorkSite(kind);
        var folder = Directory.CreateTempSubdirectory("gongkai-mail-").FullName;
        var mail = SiteMail.Create("wang@example.cn", "您的申请有新进展", "请登录查看。").Value;
        var item = MailHandler.ItemOf(mail, site.Site.Vault, site.Site.Clock);
        await using (var db = site.Site.Open(OrganScope.Own(site.Site.Bureau)))
        {
            db.Enqueue(item);
            db.Record(new EventDraft(site.Site.Bureau.Id, "test", null, "mailed"));
            Assert.Null(await db.CommitAsync(Caller.Site("test"), site.Site.Clock));
        }

        Assert.DoesNotContain("wang", (await site.ItemAsync(item.Id)).Payload, StringComparison.Ordinal);
        using var worker = site.Worker(new MailHandler(new FolderMailSender(new MailSettings { Folder = folder }), site.Site.Vault));
        await worker.StartAsync(CancellationToken.None);
        await site.UntilDoneAsync(1);
        await worker.StopAsync(CancellationToken.None);

        Assert.Contains("To: wang@example.cn", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder))), StringComparison.OrdinalIgnoreCase);
        Directory.Delete(folder, recursive: true);
    }

    private static Task<Domain.Refusal?> SendAsync(SmtpRelay relay, bool usesTls) =>
        new SmtpMailSender(new MailSettings { Host = "localhost", Port = relay.Port, UsesStartTls = usesTls, From = "noreply@yunting.example.cn" })
            .SendAsync(SiteMail.Create("wang@example.cn", "您的申请有新进展", "请登录查看。").Value, s_id, CancellationToken.None);
}
