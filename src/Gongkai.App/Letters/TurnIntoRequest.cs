using Gongkai.App.Storage;
using Gongkai.Domain;
using Gongkai.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace Gongkai.App.Letters;

/// <summary>转为政府信息公开申请 — hands a letter that asks for information to the register of requests, with its own day of receipt; 条例 29, 31.</summary>
public sealed class TurnIntoRequest(GongkaiDb db)
{
    /// <summary>Refused while this site keeps no register: the letter stays where it is, and the officer is told which day counts.</summary>
    public async Task<Refusal?> RunAsync(Letter letter, CancellationToken cancellation = default)
    {
        var organ = await db.Organs.Where(organ => organ.Id == letter.OrganId).Select(organ => organ.Name).FirstAsync(cancellation);
        return new Refusal("request-register-missing",
            $"来信 {letter.Number} 是政府信息公开申请，但{organ}还没有启用申请登记，不能自动转办。请在申请登记簿上登记，收到日期填 {letter.ReceivedOn:yyyy-MM-dd}，再把来信按实际情况分办。",
            Provision.Regulation("第二十九条"));
    }
}
