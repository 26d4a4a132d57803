namespace Gongkai.Domain.Publications;

/// <summary>解读形式 — in which form a policy is explained; 国办发〔2016〕61号.</summary>
public enum InterpretationForm
{
    Text,
    Picture,
    QuestionsAndAnswers,
    Video,
    PressEvent,
    Expert,
}

/// <summary>解读形式名称 — the Chinese name of each form of interpretation.</summary>
public static class InterpretationForms
{
    public static string InChinese(InterpretationForm form) => form switch
    {
        InterpretationForm.Text => "文字解读",
        InterpretationForm.Picture => "图解",
        InterpretationForm.QuestionsAndAnswers => "问答",
        InterpretationForm.Video => "视频",
        InterpretationForm.PressEvent => "新闻发布会",
        InterpretationForm.Expert => "专家解读",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };
}
