namespace Gongkai.Domain.Requests;

/// <summary>提供形式 — the form in which the applicant wants the information; 条例 29, 40.</summary>
public enum DeliveryForm
{
    Paper,
    Electronic,
    Disc,
    ReadingOnSite,
}

/// <summary>提供形式 — the code list.</summary>
public static class DeliveryForms
{
    public static CodeList<DeliveryForm> List { get; } = new(
        new(DeliveryForm.Paper, "paper", "纸面", Provision.Regulation("第四十条")),
        new(DeliveryForm.Electronic, "electronic", "电子文件", Provision.Regulation("第四十条")),
        new(DeliveryForm.Disc, "disc", "光盘", Provision.Regulation("第四十条")),
        new(DeliveryForm.ReadingOnSite, "reading-on-site", "查阅、抄录", Provision.Regulation("第四十条")));
}

/// <summary>获取方式 — the way by which the reply reaches the applicant; letters go through the postal enterprise only; 条例 29, 国办公开办函〔2016〕235号.</summary>
public enum DeliveryChannel
{
    Post,
    PickUp,
    EntrustedDelivery,
    Email,
    Internet,
    Fax,
}

/// <summary>获取方式 — the code list, and which day counts as the day of the reply.</summary>
public static class DeliveryChannels
{
    private static readonly Provision s_service = new("国办公开办函〔2016〕235号");

    public static CodeList<DeliveryChannel> List { get; } = new(
        new(DeliveryChannel.Post, "post", "邮政邮寄", s_service),
        new(DeliveryChannel.PickUp, "pick-up", "自行领取（直接送达）", s_service),
        new(DeliveryChannel.EntrustedDelivery, "entrusted-delivery", "委托送达", s_service),
        new(DeliveryChannel.Email, "email", "电子邮件", Provision.Regulation("第二十九条第二款")),
        new(DeliveryChannel.Internet, "internet", "互联网平台", Provision.Regulation("第二十九条第二款")),
        new(DeliveryChannel.Fax, "fax", "传真", Provision.Regulation("第二十九条第二款")));

    /// <summary>Which day counts as the day of the reply, in plain words.</summary>
    public static string EffectiveDay(DeliveryChannel channel) => channel switch
    {
        DeliveryChannel.Post => "交邮之日",
        DeliveryChannel.PickUp or DeliveryChannel.EntrustedDelivery => "签收之日",
        DeliveryChannel.Email or DeliveryChannel.Internet or DeliveryChannel.Fax => "向申请人指定的地址发出之日",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
