using Gongkai.Domain.Letters;
using Gongkai.Domain.Publications;
using Gongkai.Domain.Requests;
using static Gongkai.App.Metrics.MetricSource;

namespace Gongkai.App.Metrics;

/// <summary>指标字典 — every number that pages, reports and appraisals show, defined once.</summary>
public static class MetricDictionary
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("items.published", "门户公开信息", "条", new Items()) { Group = "公开信息", Definition = "本系统门户在期间内首次公开、现仍公开的信息条数", IsPublic = true },
        new("items.original", "门户原创信息", "条", new Items(OnlyOriginal: true)) { Group = "公开信息", Definition = "门户公开信息中不是转载的" },
        new("items.documents", "公开规范性文件", "件", new Items(ItemKind.NormativeDocument)) { Group = "公开信息", Definition = "门户公开的行政规范性文件件数", IsPublic = true },
        new("items.inTime", "信息按期公开率", "%", new ItemsInTime())
        {
            Group = "公开信息",
            Definition = "门户公开的信息中，自成文次日起在规定的工作日（一般二十个，双公示七个，本机关另有更短规定的从其规定）内公开的百分比；没有成文日期、期限落入没有放假安排年度的不计",
            IsPublic = true,
        },
        new("items.documentsInTime", "文件按期公开率", "%", new ItemsInTime(ItemKind.NormativeDocument))
        {
            Group = "公开信息",
            Definition = "门户公开的行政规范性文件中，自成文次日起二十个工作日内公开的百分比；没有成文日期、期限落入没有放假安排年度的不计",
            IsPublic = true,
        },
        new("releases.total", "其他平台公开信息", "条", new Total("releases", "quantity")) { Group = "公开信息", Definition = "“其他平台公开”台账条数之和", IsPublic = true },
        new("activities.interpretations", "政策解读", "条", new Total("activities", "quantity", "kind=article|graphic|video")) { Group = "公开信息", Definition = "文字、图解、视频解读数量之和", IsPublic = true },
        new("activities.graphics", "政策图解", "个", new Total("activities", "quantity", "kind=graphic")) { Group = "公开信息", Definition = "图解数量" },
        new("activities.responses", "回应关切", "条", new Total("activities", "quantity", "kind=response")) { Group = "公开信息", Definition = "回应关切数量之和", IsPublic = true },
        new("activities.press", "新闻发布会", "场", new Total("activities", "quantity", "kind=press")) { Group = "公开信息", Definition = "新闻发布会场数", IsPublic = true },
        new("activities.talks", "政策宣讲", "次", new Total("activities", "quantity", "kind=talk")) { Group = "公开信息", Definition = "政策宣讲次数" },
        new("public.total", "公开信息总数", "条", new Sum(["items.published", "releases.total", "activities.interpretations", "activities.responses", "activities.press", "proposals.published", "posts.total"]))
        {
            Group = "公开信息",
            Definition = "门户、其他平台、解读、回应、发布会、公开的建议提案答复和新媒体条数之和",
            IsPublic = true,
        },
        new("public.paper", "只在纸面公开", "条", new Total("releases", "quantity", "form=paper")) { Group = "公开信息", Definition = "“其他平台公开”台账中载体为只在纸面（公告栏、纸质公报、查阅点）的条数之和" },
        new("public.electronic", "电子化公开", "条", new Difference("public.total", "public.paper")) { Group = "公开信息", Definition = "公开信息总数中在网站、新媒体等网上渠道可以查到的条数" },
        new("public.electronicRate", "信息公开电子化率", "%", new Share("public.electronic", "public.total")) { Group = "公开信息", Definition = "电子化公开占公开信息总数的百分比", IsPublic = true },
        new("visits.portal", "本门户访问量", "次", new Visits()) { Group = "访问", Definition = "本系统门户在期间内的页面访问次数，不含机器访问", IsPublic = true },
        new("visits.elsewhere", "其他平台访问量", "次", new Total("visits", "visits")) { Group = "访问", Definition = "“网站访问量”台账各月之和" },
        new("visits.total", "网站访问量", "次", new Sum(["visits.portal", "visits.elsewhere"])) { Group = "访问", Definition = "本门户和其他平台的访问量之和", IsPublic = true },
        new("visits.growth", "访问量同比增长", "%", new Growth("visits.total")) { Group = "访问", Definition = "与上一年同期相比的增长率", IsPublic = true },
        new("letters.received", "收到来信", "件", new LetterCount(LetterMeasure.Received)) { Group = "来信", Definition = "按收到日期计的来信件数", IsPublic = true },
        new("letters.answered", "答复来信", "件", new LetterCount(LetterMeasure.Answered)) { Group = "来信", Definition = "期间内收到、已经答复的来信件数", IsPublic = true },
        new("letters.received.hotline", "12345 热线收到", "件", new LetterCount(LetterMeasure.Received, LetterSource.Hotline)) { Group = "来信", Definition = "按收到日期计的12345 热线件数", IsPublic = true },
        new("letters.answered.hotline", "12345 热线答复", "件", new LetterCount(LetterMeasure.Answered, LetterSource.Hotline)) { Group = "来信", Definition = "期间内收到、已经答复的12345 热线件数", IsPublic = true },
        new("letters.received.board", "市民留言收到", "件", new LetterCount(LetterMeasure.Received, LetterSource.MessageBoard)) { Group = "来信", Definition = "按收到日期计的市民留言件数", IsPublic = true },
        new("letters.answered.board", "市民留言答复", "件", new LetterCount(LetterMeasure.Answered, LetterSource.MessageBoard)) { Group = "来信", Definition = "期间内收到、已经答复的市民留言件数", IsPublic = true },
        new("letters.redirected", "告知渠道", "件", new LetterCount(LetterMeasure.Redirected)) { Group = "来信", Definition = "不属于本机关办理、已告知渠道的件数" },
        new("letters.rated", "来信评价", "件", new LetterCount(LetterMeasure.Rated)) { Group = "来信", Definition = "写信人作过评价的件数" },
        new("letters.satisfied", "来信满意", "件", new LetterCount(LetterMeasure.Satisfied)) { Group = "来信", Definition = "评价为满意或者基本满意的件数" },
        new("letters.answerRate", "来信答复率", "%", new Share("letters.answered", "letters.received")) { Group = "来信", Definition = "答复来信占收到来信的百分比", IsPublic = true },
        new("letters.satisfactionRate", "来信满意率", "%", new Share("letters.satisfied", "letters.rated")) { Group = "来信", Definition = "来信满意占来信评价的百分比", IsPublic = true },
        new("letters.inTime", "来信按期答复率", "%", new LettersInTime())
        {
            Group = "来信",
            Definition = "按收到日期计，答复日、告知渠道日不晚于该类来信期限最后一日的件数，占已答复、已告知渠道和到期没有答复的来信的百分比；没有到期也没有答复的、期限落入没有放假安排年度的不计",
            IsPublic = true,
        },
        new("requests.received", "收到公开申请", "件", new FiledRequests(false, [])) { Group = "依申请公开", Definition = "按提交日期计的申请件数；拆分的按拆分后计", IsPublic = true },
        new("requests.online", "网上收到公开申请", "件", new FiledRequests(false, [SubmissionChannel.Internet, SubmissionChannel.Email])) { Group = "依申请公开", Definition = "通过网站和电子邮件提出的申请件数", IsPublic = true },
        new("requests.letter", "信函收到公开申请", "件", new FiledRequests(false, [SubmissionChannel.SignedMail, SubmissionChannel.OrdinaryMail])) { Group = "依申请公开", Definition = "通过信函提出的申请件数", IsPublic = true },
        new("requests.ended", "办结公开申请", "件", new FiledRequests(true, [])) { Group = "依申请公开", Definition = "按办结日期计的申请件数", IsPublic = true },
        new("requests.inTime", "申请按期答复率", "%", new AnsweredInTime()) { Group = "依申请公开", Definition = "按办结日期计，办结日不晚于法定期限最后一日的占办结件数的百分比；由办理过程算不出期限的不计", IsPublic = true },
        new("proposals.received", "承办建议提案", "件", new Records("proposals")) { Group = "建议提案", Definition = "按交办日期计，承办建议提案的件数", IsPublic = true },
        new("proposals.npc", "人大代表建议", "件", new Records("proposals", "kind=npc")) { Group = "建议提案", Definition = "按交办日期计，人大代表建议的件数", IsPublic = true },
        new("proposals.cppcc", "政协提案", "件", new Records("proposals", "kind=cppcc")) { Group = "建议提案", Definition = "按交办日期计，政协提案的件数", IsPublic = true },
        new("proposals.host", "主办建议提案", "件", new Records("proposals", "role=host")) { Group = "建议提案", Definition = "按交办日期计，主办建议提案的件数" },
        new("proposals.replied", "已答复建议提案", "件", new Records("proposals", "repliedOn=*")) { Group = "建议提案", Definition = "按交办日期计，已答复建议提案的件数", IsPublic = true },
        new("proposals.met", "主办并见面沟通", "件", new Records("proposals", "role=host;metOn=*")) { Group = "建议提案", Definition = "按交办日期计，主办并见面沟通的件数" },
        new("proposals.hostReplied", "主办并已答复", "件", new Records("proposals", "role=host;repliedOn=*")) { Group = "建议提案", Definition = "按交办日期计，主办并已答复的件数" },
        new("proposals.rated", "代表委员已评价", "件", new Records("proposals", "satisfied=*")) { Group = "建议提案", Definition = "按交办日期计，代表委员已评价的件数" },
        new("proposals.satisfied", "代表委员满意", "件", new Records("proposals", "satisfied=satisfied|fair")) { Group = "建议提案", Definition = "按交办日期计，代表委员满意的件数" },
        new("proposals.published", "答复公开", "件", new Records("proposals", "publishedOn=*")) { Group = "建议提案", Definition = "按交办日期计，答复公开的件数", IsPublic = true },
        new("proposals.classA", "办理结果A 类", "件", new Records("proposals", "result=a")) { Group = "建议提案", Definition = "办理结果为A 类的件数" },
        new("proposals.classB", "办理结果B 类", "件", new Records("proposals", "result=b")) { Group = "建议提案", Definition = "办理结果为B 类的件数" },
        new("proposals.classC", "办理结果C 类", "件", new Records("proposals", "result=c")) { Group = "建议提案", Definition = "办理结果为C 类的件数" },
        new("proposals.classD", "办理结果D 类", "件", new Records("proposals", "result=d")) { Group = "建议提案", Definition = "办理结果为D 类的件数" },
        new("proposals.meetRate", "见面率", "%", new Share("proposals.met", "proposals.host")) { Group = "建议提案", Definition = "主办并见面沟通的占主办件数的百分比", IsPublic = true },
        new("proposals.replyRate", "答复率", "%", new Share("proposals.hostReplied", "proposals.host")) { Group = "建议提案", Definition = "主办并已答复的占主办件数的百分比", IsPublic = true },
        new("proposals.satisfactionRate", "满意率", "%", new Share("proposals.satisfied", "proposals.rated")) { Group = "建议提案", Definition = "满意和基本满意的占已评价件数的百分比", IsPublic = true },
        new("licenses.decisions", "行政许可决定", "件", new Records("licenses")) { Group = "许可处罚", Definition = "按决定日期计的行政许可件数", IsPublic = true },
        new("penalties.decisions", "行政处罚决定", "件", new Records("penalties")) { Group = "许可处罚", Definition = "按决定日期计的行政处罚件数", IsPublic = true },
        new("penalties.fines", "罚款金额", "万元", new Total("penalties", "fine", "", 10000m)) { Group = "许可处罚", Definition = "罚款金额之和" },
        new("compulsions.decisions", "行政强制决定", "件", new Records("compulsions")) { Group = "许可处罚", Definition = "按决定日期计的行政强制件数", IsPublic = true },
        new("handlings.total", "其他对外管理服务", "件", new Total("handlings", "quantity")) { Group = "许可处罚", Definition = "办结件数之和", IsPublic = true },
        new("charges.amount", "行政事业性收费", "万元", new Total("charges", "amount", "", 10000m)) { Group = "许可处罚", Definition = "收费金额之和", IsPublic = true },
        new("purchases.projects", "政府集中采购项目", "个", new Records("purchases")) { Group = "许可处罚", Definition = "采购项目个数", IsPublic = true },
        new("purchases.amount", "政府集中采购金额", "万元", new Total("purchases", "amount", "", 10000m)) { Group = "许可处罚", Definition = "采购总金额之和", IsPublic = true },
        new("licenses.inTime", "行政许可按时公示率", "%", new InTime("licenses", "publish")) { Group = "许可处罚", Definition = "七个工作日内公示的占已公示和已逾期的百分比", IsPublic = true },
        new("penalties.inTime", "行政处罚按时公示率", "%", new InTime("penalties", "publish")) { Group = "许可处罚", Definition = "七个工作日内公示的占已公示和已逾期的百分比", IsPublic = true },
        new("posts.total", "新媒体发布", "条", new Total("posts", "quantity")) { Group = "政务新媒体", Definition = "各账号发布条数之和", IsPublic = true },
        new("posts.wechat", "微信公众号发布", "条", new Total("posts", "quantity", "platform=wechat")) { Group = "政务新媒体", Definition = "微信公众号发布条数之和", IsPublic = true },
        new("posts.weibo", "微博发布", "条", new Total("posts", "quantity", "platform=weibo")) { Group = "政务新媒体", Definition = "微博发布条数之和", IsPublic = true },
        new("posts.douyin", "抖音发布", "条", new Total("posts", "quantity", "platform=douyin")) { Group = "政务新媒体", Definition = "抖音发布条数之和", IsPublic = true },
        new("posts.xingansu", "新甘肃发布", "条", new Total("posts", "quantity", "platform=xingansu")) { Group = "政务新媒体", Definition = "新甘肃发布条数之和", IsPublic = true },
        new("posts.zijinshan", "紫金山新闻号发布", "条", new Total("posts", "quantity", "platform=zijinshan")) { Group = "政务新媒体", Definition = "紫金山新闻号发布条数之和", IsPublic = true },
        new("posts.original", "新媒体原创", "条", new Total("posts", "quantity", "original=yes")) { Group = "政务新媒体", Definition = "原创条数之和" },
        new("posts.originalShare", "新媒体原创率", "%", new Share("posts.original", "posts.total")) { Group = "政务新媒体", Definition = "新媒体原创占新媒体发布的百分比" },
        new("accounts.opened", "新开设账号", "个", new Records("accounts")) { Group = "政务新媒体", Definition = "按开设日期计的账号个数" },
        new("trainings.sessions", "培训场次", "场", new Records("trainings")) { Group = "内部工作", Definition = "培训场次", IsPublic = true },
        new("trainings.participants", "培训人次", "人次", new Total("trainings", "participants")) { Group = "内部工作", Definition = "参加人数之和" },
        new("attendances.passed", "测验合格", "人次", new Records("attendances", "passed=yes")) { Group = "内部工作", Definition = "测验合格的人次" },
        new("keyPoints.total", "要点任务", "项", new Records("key-points")) { Group = "内部工作", Definition = "按完成时限计的任务项数" },
        new("keyPoints.done", "要点完成", "项", new Records("key-points", "state=done")) { Group = "内部工作", Definition = "要点任务中已完成的" },
        new("keyPoints.doneRate", "要点完成率", "%", new Share("keyPoints.done", "keyPoints.total")) { Group = "内部工作", Definition = "要点完成占要点任务的百分比" },
        new("submissions.total", "信息报送", "条", new Records("submissions")) { Group = "内部工作", Definition = "报送条数" },
        new("submissions.adopted", "信息采用", "条", new Records("submissions", "adopted=yes")) { Group = "内部工作", Definition = "被采用的条数" },
        new("submissions.points", "信息报送得分", "分", new Points()) { Group = "内部工作", Definition = "按报送日期计，各条信息按机关的计分规则得分之和；采用的按平台和批示计分，约稿未报的扣分" },
        new("reports.inTime", "年报按期报送率", "%", new ReportsInTime())
        {
            Group = "内部工作",
            Definition = "期限（部门一月三十一日，政府三月三十一日）落在期间内的年度报告中，在期限当日或者之前报送的百分比；以前年度在本系统报送过、到期仍未报送的计为未按期",
            IsPublic = true,
        },
        new("checks.problems", "检查发现问题", "个", new Total("checks", "problems")) { Group = "内部工作", Definition = "问题数之和" },
        new("checks.corrected", "检查已整改", "个", new Total("checks", "corrected")) { Group = "内部工作", Definition = "已整改数之和" },
        new("opinions.total", "舆情线索", "件", new Records("opinions")) { Group = "安全和舆情", Definition = "按发现时间计的舆情件数" },
        new("opinions.inTime", "舆情按时回应率", "%", new InTime("opinions", "respond")) { Group = "安全和舆情", Definition = "四十八小时内回应的占已回应和已逾期的百分比" },
        new("security.duties", "安全工作", "项", new Records("security-duties")) { Group = "安全和舆情", Definition = "安全保障台账记录数" },
        new("security.drills", "应急演练", "次", new Records("security-duties", "kind=drill")) { Group = "安全和舆情", Definition = "应急演练次数" },
        new("security.backups", "数据备份", "次", new Records("security-duties", "kind=backup")) { Group = "安全和舆情", Definition = "备份次数" },
        new("security.restores", "恢复测试", "次", new Records("security-duties", "kind=restore")) { Group = "安全和舆情", Definition = "恢复测试次数" },
    ];

    public static Metric? Find(string code) => All.FirstOrDefault(metric => metric.Code == code);
}
