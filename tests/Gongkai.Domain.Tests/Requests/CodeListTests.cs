using System.Text.RegularExpressions;
using Gongkai.Domain.Remedies;
using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed partial class CodeListTests
{
    [Fact(DisplayName = "每个代码都是成员名的小写连字符形式，存下的代码不会变")]
    public void Lists_EveryCode_IsTheMemberInKebabCase()
    {
        Check(ApplicantKinds.List);
        Check(SubmissionChannels.List);
        Check(DeliveryForms.List);
        Check(DeliveryChannels.List);
        Check(ClarificationGrounds.List);
        Check(ConsultationKinds.List);
        Check(RequestKinds.List);
        Check(RecordCorrectionOutcomes.List);
        Check(RequestStates.List);
        Check(RequestActions.List);
        Check(RequestActors.List);
        Check(RequestNeeds.List);
        Check(PaperKinds.List);
        Check(NoDueDateReasons.List);
        Check(DeadlineLights.List);
        Check(RemedyKinds.List);
        Check(RemedyResults.List);
        Assert.All(Outcomes.All, entry => Assert.Equal((Kebab(entry.Outcome.ToString()), entry), (entry.Code, Outcomes.Of(entry.Outcome))));
        Assert.Equal(Enum.GetValues<Outcome>(), Outcomes.All.Select(entry => entry.Outcome));
    }

    [Fact]
    public void List_MemberMissingOrTwice_Throws()
    {
        Assert.Throws<ArgumentException>(() => new CodeList<RequestKind>(new CodeEntry<RequestKind>(RequestKind.Disclosure, "disclosure", "公开")));
        Assert.Throws<ArgumentException>(() => new CodeList<RequestKind>(new(RequestKind.Disclosure, "one", "公开"), new(RequestKind.RecordCorrection, "one", "更正")));
    }

    [Fact(DisplayName = "申请人类别、救济种类和结果都在年报格式中有列或行")]
    public void ReportKeys_EveryKey_IsInBothFormats()
    {
        Assert.All(ReportFormats.Shipped.All, format =>
        {
            var columns = format.Table("part3").Rows[0].Columns.Select(column => column.Id).ToList();
            Assert.Equal(columns.SkipLast(1), ApplicantKinds.List.Entries.Select(entry => entry.ReportKey));
            Assert.Equal(format.Table("part4").Rows.Select(row => row.Path), RemedyKinds.List.Entries.Select(entry => entry.ReportKey));
            Assert.Equal(format.Table("part4").Rows[0].Columns.SkipLast(1).Select(column => column.Id), RemedyResults.List.Entries.Select(entry => entry.ReportKey));
        });
    }

    [Fact(DisplayName = "送达之日按送达方式确定（国办公开办函〔2016〕235号）")]
    public void EffectiveDay_EveryChannel_IsNamed() =>
        Assert.Equal(
            ["交邮之日", "签收之日", "签收之日", "向申请人指定的地址发出之日", "向申请人指定的地址发出之日", "向申请人指定的地址发出之日"],
            DeliveryChannels.List.Entries.Select(entry => DeliveryChannels.EffectiveDay(entry.Member)));

    [Fact(DisplayName = "沉默的后果：共同制作机关视为同意，第三方不视为同意")]
    public void Silence_OfEachKind_MeansSomethingElse()
    {
        Assert.Contains("视为同意公开", ConsultationKinds.Silence(ConsultationKind.InterOrganConsultation), StringComparison.Ordinal);
        Assert.Contains("不视为同意", ConsultationKinds.Silence(ConsultationKind.ThirdPartyConsultation), StringComparison.Ordinal);
    }

    private static void Check<T>(CodeList<T> list)
        where T : struct, Enum
    {
        Assert.All(list.Entries, entry => Assert.Equal(Kebab(entry.Member.ToString()), entry.Code));
        Assert.All(list.Entries, entry => Assert.Same(entry, list.Find(entry.Code)));
        Assert.Equal(list.Entries.Count, list.Entries.Select(entry => entry.Name).Distinct().Count());
        Assert.Null(list.Find("nothing"));
    }

    private static string Kebab(string member) => InnerCapital().Replace(member, "-$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex InnerCapital();
}
