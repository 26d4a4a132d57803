using Gongkai.App.Requests;
using Gongkai.Domain.Requests;
using Gongkai.Web.Shared.Components;

namespace Gongkai.Web.Requests;

/// <summary>申请人信息表 — the personal data of a case in full, after the reading has been recorded; what was not given is left out.</summary>
public static class ApplicantFacts
{
    public static FactTable Of(ApplicantView shown, ApplicantKind kind)
    {
        var who = shown.Applicant;
        var facts = new (string Name, string Value)[]
        {
            (kind == ApplicantKind.NaturalPerson ? "姓名" : "单位名称", who.Name), ("证件", $"{who.IdKind} {who.IdNumber}".Trim()), ("统一社会信用代码", who.CreditCode), ("法定代表人", who.Representative),
            ("联系人", who.ContactName), ("联系电话", who.Phone), ("电子邮箱", who.Email), ("传真", who.Fax), ("联系地址", who.Address), ("邮政编码", who.PostCode), ("工作单位", who.WorkPlace),
            ("代理人", $"{who.AgentName} {who.AgentIdNumber} {who.AgentPhone}".Trim()), ("减免理由", who.FeeReductionReason),
        };
        var parties = shown.Parties.Select(party => (party.Key, string.Join('，', new[] { party.Value.Name, party.Value.Phone, party.Value.Address, party.Value.PostCode, party.Value.Email }.Where(part => part.Length > 0))));
        return new FactTable([.. facts.Concat(parties).Where(fact => fact.Item2.Length > 0).Select(fact => new Fact(fact.Item1, fact.Item2))]);
    }
}
