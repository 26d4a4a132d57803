namespace Gongkai.Domain.Ledgers;

/// <summary>试题 — one question with its options; more than one may be right.</summary>
/// <param name="Right">Places of the right options, from 0, in order.</param>
public sealed record QuizQuestion(string Text, IReadOnlyList<string> Options, IReadOnlyList<int> Right)
{
    public bool HasSeveral => Right.Count > 1;
}

/// <summary>测验卷 — the short paper of a training, as its text gives it, and the marks of a sheet of answers.</summary>
/// <param name="PassMark">Marks out of 100 that pass.</param>
public sealed record QuizPaper(IReadOnlyList<QuizQuestion> Questions, int PassMark)
{
    public const int FullMarks = 100;

    private const int MostQuestions = 50;
    private const int MostOptions = 8;
    private const int LongestLine = 300;

    /// <summary>Reads a paper: a question a block, its options one a line below it, the right ones marked with a star.</summary>
    public static Result<QuizPaper> Parse(string text, int passMark)
    {
        if (passMark is < 1 or > FullMarks)
        {
            return new Refusal("quiz-pass-mark", $"合格分应为 1 至 {FullMarks} 分。");
        }

        var questions = new List<QuizQuestion>();
        var block = new List<string>();
        foreach (var line in (string[])[.. text.ReplaceLineEndings("\n").Split('\n'), ""])
        {
            if (line.Trim() is { Length: > 0 } words)
            {
                block.Add(words);
            }
            else if (block.Count > 0)
            {
                var question = Question(block, questions.Count + 1);
                if (!question.TryGet(out var read))
                {
                    return question.Refusal!;
                }

                questions.Add(read);
                block.Clear();
            }
        }

        return questions.Count is 0 or > MostQuestions ? new Refusal("quiz-questions", $"试卷应有 1 至 {MostQuestions} 道题，题与题之间空一行。") : new QuizPaper(questions, passMark);
    }

    /// <summary>The text that <see cref="Parse"/> reads back to the same paper.</summary>
    public string ToText() => string.Join("\n\n", Questions.Select(question => string.Join('\n', question.Options.Select((option, i) => (question.Right.Contains(i) ? "*" : "") + option).Prepend(question.Text))));

    /// <summary>Marks out of 100: a question counts where exactly the right options were chosen.</summary>
    /// <param name="answers">The chosen options by question; what is missing was left blank.</param>
    public int Marks(IReadOnlyList<IReadOnlyList<int>> answers)
    {
        var right = Questions.Where((question, i) => i < answers.Count && answers[i].Distinct().Order().SequenceEqual(question.Right)).Count();
        return ((right * FullMarks) + (Questions.Count / 2)) / Questions.Count;
    }

    public bool IsPassed(int marks) => marks >= PassMark;

    private static Result<QuizQuestion> Question(List<string> block, int number)
    {
        var options = block.Skip(1).Select(line => line.TrimStart('*', '＊').Trim()).ToList();
        var right = block.Skip(1).Select((line, i) => (IsRight: line[0] is '*' or '＊', Place: i)).Where(option => option.IsRight).Select(option => option.Place).ToList();
        return block.Any(line => line.Length > LongestLine) ? new Refusal("quiz-line", $"第 {number} 题有一行超过 {LongestLine} 个字，请缩短。")
            : options.Count is < 2 or > MostOptions || options.Any(option => option.Length == 0) ? new Refusal("quiz-options", $"第 {number} 题应有 2 至 {MostOptions} 个选项，每个选项一行，写在题目下面。")
            : right.Count == 0 ? new Refusal("quiz-right", $"第 {number} 题没有标出正确选项：请在正确的选项前加星号（*）。")
            : new QuizQuestion(block[0], options, right);
    }
}
