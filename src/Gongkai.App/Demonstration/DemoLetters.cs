using Gongkai.App.Letters;
using Gongkai.App.Storage;
using Gongkai.Domain.Letters;
using Gongkai.Domain.Organs;

namespace Gongkai.App.Demonstration;

/// <summary>示例来信 — letters in every state, answered ones with ratings and a few frequent questions.</summary>
internal sealed class DemoLetters(DemoNames names, Vault vault, SiteClock clock)
{
    private const int LettersAnOrgan = 24;

    private static readonly (LetterKind Kind, string Title, string Text, string Reply)[] s_letters =
    [
        (LetterKind.Consultation, "技改补贴什么时候发放", "企业去年完成了技术改造，想问补贴什么时候发放。", "技术改造补贴在验收合格后三个月内拨付，今年的批次将在十二月底前完成。"),
        (LetterKind.Consultation, "办理许可需要哪些材料", "准备申请许可，请问需要哪些材料，多久能办好。", "材料目录见服务指南，共五项；材料齐全的，十个工作日内作出决定。"),
        (LetterKind.Complaint, "窗口等候时间长", "上周到窗口办事等了两个小时，希望改进。", "已增设一个窗口，并开通网上预约；对当天等候给您带来的不便表示歉意。"),
        (LetterKind.Suggestion, "建议增加社区充电桩", "小区充电桩太少，建议在空地增设。", "已列入今年新增计划，年底前在该小区增设十二个充电桩。"),
        (LetterKind.HelpRequest, "小区停水请尽快恢复", "小区从昨天开始停水，家里有老人，请帮助。", "抢修已经完成，供水恢复；今后计划停水提前二十四小时通知。"),
    ];

    private int _number;

    internal int Number => _number;

    internal void Add(BulkBatch db, Organ organ, IReadOnlyList<OrganUnit> units)
    {
        for (var i = 0; i < LettersAnOrgan; i++)
        {
            var (kind, title, text, reply) = names.Pick(s_letters);
            var received = clock.Today.AddDays(-(i < 6 ? i * 2 : names.Random.Next(20, 900)));
            var source = names.Pick([LetterSource.Mailbox, LetterSource.Mailbox, LetterSource.Hotline, LetterSource.MessageBoard]);
            var letter = Letter.Receive(clock.NewId(), organ.Id, $"{clock.Today.Year}{++_number:D6}", new ReceivedLetter(kind, source, title, new LetterText(text, names.Person(), "000-0000000", "").Seal(vault), received)
            {
                AllowsPublication = true,
                ExternalNumber = source == LetterSource.Mailbox ? "" : $"GD{_number:D8}",
            });
            Advance(letter, i, reply, units[i % units.Count].Id, received);
            if (letter.State == LetterState.Answered && i % 3 == 0)
            {
                letter.Publish(title, reply, i % 6 == 0 && organ.Number <= 2, SiteClock.StartOf(received.AddDays(4)).AddHours(9));
            }

            db.Add(letter);
        }
    }

    // The first six are fresh and stand one in each state; the others were answered.
    private void Advance(Letter letter, int i, string reply, Guid unit, DateOnly received)
    {
        if (i == 0)
        {
            return;
        }

        letter.Triage(i == 5 ? LetterRoute.Petition : LetterRoute.Ours, unit, "", received);
        if (i is 1 or 5)
        {
            return;
        }

        letter.Draft(Guid.CreateVersion7(clock.Now), reply);
        if (i == 2)
        {
            return;
        }

        letter.Approve(Guid.CreateVersion7(clock.Now));
        if (i == 3)
        {
            return;
        }

        letter.Send(received.AddDays(names.Random.Next(1, 9)));
        if (i % 2 == 0)
        {
            letter.Rate(names.Pick([Satisfaction.Satisfied, Satisfaction.Satisfied, Satisfaction.Fair, Satisfaction.Unsatisfied]));
        }
    }
}
