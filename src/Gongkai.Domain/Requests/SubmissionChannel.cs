namespace Gongkai.Domain.Requests;

/// <summary>提交渠道 — how a request came in; with the law of the day it decides the day of receipt; 条例 29, 31.</summary>
public enum SubmissionChannel
{
    InPerson,
    Oral,
    SignedMail,
    OrdinaryMail,
    MailToOtherUnit,
    Internet,
    Email,
    Fax,
}

/// <summary>提交渠道 — the code list; which channels need a confirmation stands in <see cref="TimeLimits.ConfirmedChannels"/>.</summary>
public static class SubmissionChannels
{
    public static CodeList<SubmissionChannel> List { get; } = new(
        new(SubmissionChannel.InPerson, "in-person", "当面提交", Provision.Regulation("第三十一条第一项")),
        new(SubmissionChannel.Oral, "oral", "口头申请（代为填写）", Provision.Regulation("第二十九条第一款")),
        new(SubmissionChannel.SignedMail, "signed-mail", "签收邮寄", Provision.Regulation("第三十一条第二项")),
        new(SubmissionChannel.OrdinaryMail, "ordinary-mail", "平常信函", Provision.Regulation("第三十一条第二项")),
        new(SubmissionChannel.MailToOtherUnit, "mail-to-other-unit", "寄送其他机构或者个人", new Provision("国办公开办函〔2015〕207号")),
        new(SubmissionChannel.Internet, "internet", "互联网平台", Provision.Regulation("第三十一条第三项")),
        new(SubmissionChannel.Email, "email", "电子邮件", Provision.Regulation("第三十一条第三项")),
        new(SubmissionChannel.Fax, "fax", "传真", Provision.Regulation("第三十一条第三项")));
}
