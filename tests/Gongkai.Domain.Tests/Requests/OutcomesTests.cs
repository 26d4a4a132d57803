using Gongkai.Domain.Reports;
using Gongkai.Domain.Requests;

namespace Gongkai.Domain.Tests.Requests;

public sealed class OutcomesTests
{
    [Fact(DisplayName = "办理结果与两种格式表三的叶子一一对应")]
    public void RowIn_EveryOutcome_CoversTheLeavesOfEachFormat()
    {
        Assert.All(ReportFormats.Shipped.All, format =>
            Assert.Equal(
                format.Table("part3").Rows.Where(row => row.Role == RowRole.Outcome).Select(row => row.Path),
                Outcomes.All.Select(entry => Outcomes.RowIn(format, entry.Outcome)!).Distinct()));
        Assert.Equal(21, Outcomes.All.Count);
    }

    [Theory(DisplayName = "一件申请只计一个结果：有公开有不公开的计部分公开（条例第三十七条）")]
    [InlineData(Outcome.Granted, Outcome.Granted)]
    [InlineData(Outcome.Granted, Outcome.Granted, Outcome.Granted)]
    [InlineData(Outcome.PartiallyGranted, Outcome.Granted, Outcome.DeniedStateSecret)]
    [InlineData(Outcome.PartiallyGranted, Outcome.UnableNotHeld, Outcome.Granted)]
    [InlineData(Outcome.PartiallyGranted, Outcome.PartiallyGranted)]
    [InlineData(Outcome.DeniedProcessInformation, Outcome.DeniedProcessInformation, Outcome.UnableNotHeld)]
    [InlineData(Outcome.UnableNotHeld, Outcome.UnableNotHeld, Outcome.DeniedProcessInformation)]
    public void Combine_Matters_CountOnce(Outcome expected, params Outcome[] matters) => Assert.Equal(expected, Outcomes.Combine(matters));

    [Fact]
    public void Combine_Nothing_Throws() => Assert.Throws<ArgumentException>(() => Outcomes.Combine([]));

    [Fact(DisplayName = "三十九种文书：第十五至三十七种各属于一个办理结果")]
    public void Papers_OfOutcomes_AreNumbersFifteenToThirtySeven()
    {
        Assert.Equal(39, PaperKinds.List.Entries.Count);
        Assert.Equal(Enumerable.Range(15, 23), Outcomes.All.SelectMany(entry => entry.Papers).Select(PaperKinds.Number));
        Assert.All(Outcomes.All, entry => Assert.NotEmpty(entry.Reasons));
    }

    [Fact(DisplayName = "每种文书都由某一步骤或者办理结果产生")]
    public void Papers_EveryOne_IsMadeSomewhere()
    {
        var made = Enum.GetValues<RequestState>().SelectMany(state => RequestTransitions.Next(RequestKind.Disclosure, state)).SelectMany(step => step.Papers)
            .Concat(Outcomes.All.SelectMany(entry => entry.Papers)).Append(PaperKind.Request).Append(PaperKind.RecordCorrectionNotice);

        Assert.Equal(Enum.GetValues<PaperKind>(), made.Distinct().Order());
    }

    [Fact(DisplayName = "条例第十四至十六条的不予公开共七种")]
    public void IsDenial_Outcomes_AreTheSevenOfTheLaw() =>
        Assert.Equal(
            ["第十四条", "第十四条", "第十四条", "第十五条", "第十六条第一款", "第十六条第二款", "第十六条第二款"],
            Outcomes.All.Where(entry => entry.IsDenial).Select(entry => entry.Basis.Clause));

    [Fact]
    public void Find_Code_GivesTheEntry()
    {
        Assert.Equal(Outcome.UnableNotHeld, Outcomes.Find("unable-not-held")?.Outcome);
        Assert.Null(Outcomes.Find("unable"));
    }
}
