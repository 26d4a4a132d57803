namespace Gongkai.Web.Errors;

/// <summary>出错说明 — what happened and what to do now, for each way a request can end badly.</summary>
public sealed record ErrorText(int Status, string Title, string What, string Then)
{
    private static readonly ErrorText[] s_all =
    [
        new(400, "请求有误", "发来的内容缺少一部分，或者页面停留太久已经失效。", "请返回上一页，刷新后重新填写并提交。"),
        new(401, "需要登录", "这个页面需要先登录。", "请登录后再打开；如果刚才已经登录，可能是超时退出了。"),
        new(403, "没有权限", "您的账号不能查看这个页面或者进行这项操作。", "如果工作需要，请联系本机关的系统管理员开通。"),
        new(404, "没有找到这个页面", "地址可能输错了，或者内容已经移走。", "可以检索标题、文号或索引号，或者从网站地图查找。"),
        new(405, "不支持这种操作", "这个地址不接受刚才的操作方式。", "请从页面上的按钮和链接进入。"),
        new(410, "内容已经撤下", "这条信息公开过，现已撤下。", "如果仍然需要，可以向发布机关咨询，或者申请公开。"),
        new(413, "提交的内容太大", "文件或者文字超过了允许的大小。", "请缩小或分开后重新上传，允许的大小写在上传框旁边。"),
        new(429, "操作太频繁", "短时间内请求次数过多，系统暂时没有受理。", "请稍等片刻再试；正在填写的内容不会因此提交。"),
        new(500, "系统出了问题", "这不是您的操作造成的，情况已经记录。", "请过几分钟再试；仍然不行，请把下面的编号告诉我们。"),
        new(503, "暂时不能访问", "系统正在维护或者过于繁忙。", "请过几分钟再试；急需办理的，可以电话或者当面提出。"),
    ];

    /// <summary>The text for a status; an unusual one is told as the general fault of its class.</summary>
    public static ErrorText Of(int status) =>
        Array.Find(s_all, text => text.Status == status) ?? (status < 500 ? s_all[0] : Array.Find(s_all, text => text.Status == 500)!) with { Status = status };

    public static IReadOnlyList<ErrorText> All => s_all;
}
