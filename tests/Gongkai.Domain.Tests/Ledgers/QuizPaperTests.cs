using Gongkai.Domain.Ledgers;

namespace Gongkai.Domain.Tests.Ledgers;

public sealed class QuizPaperTests
{
    private const string Text = "答复期限是多少个工作日？\n10 个\n*20 个\n30 个\n\n\n下列哪些应当主动公开？\n*机构职能\n＊收费标准\n人事信息";

    [Fact(DisplayName = "试卷：一题一段，星号是正确选项；写回文字再读，是同一份")]
    public void Parse_ToText_IsTheSame()
    {
        var paper = QuizPaper.Parse(Text, 60).Value;

        Assert.Equal([[1], [0, 1]], paper.Questions.Select(question => question.Right));
        Assert.Equal([false, true], paper.Questions.Select(question => question.HasSeveral));
        Assert.Equal(paper.ToText(), QuizPaper.Parse(paper.ToText(), 60).Value.ToText());
        Assert.Equal("机构职能", paper.Questions[1].Options[0]);
    }

    [Theory(DisplayName = "评分：选得完全正确才得分，多选漏选不得分，没答的不得分")]
    [InlineData("1;0,1", 100)]
    [InlineData("1;1,0", 100)]
    [InlineData("1;0", 50)]
    [InlineData("0;0,1", 50)]
    [InlineData("1;0,1,2", 50)]
    [InlineData("1", 50)]
    [InlineData("0,1;", 0)]
    [InlineData("-1;9", 0)]
    public void Marks_Answers_CountOnlyWhatIsRight(string answers, int marks)
    {
        var given = answers.Split(';').Select(one => (IReadOnlyList<int>)[.. one.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]).ToList();

        Assert.Equal(marks, QuizPaper.Parse(Text, 60).Value.Marks(given));
    }

    [Theory(DisplayName = "试卷有错：说明第几题错在哪里")]
    [InlineData("", 60, "quiz-questions")]
    [InlineData("只有题目", 60, "quiz-options")]
    [InlineData("题目\n甲\n乙", 60, "quiz-right")]
    [InlineData("题目\n*\n乙", 60, "quiz-options")]
    [InlineData("题目\n*甲\n乙", 0, "quiz-pass-mark")]
    [InlineData("题目\n*甲\n乙", 101, "quiz-pass-mark")]
    public void Parse_Wrong_IsRefused(string text, int passMark, string code) => Assert.Equal(code, QuizPaper.Parse(text, passMark).Refusal?.Code);
}
