using System.Globalization;
using Gongkai.App;
using Gongkai.App.Audit;

namespace Gongkai.Cli.Doctor;

/// <summary>检查文字 — what gongkai doctor says.</summary>
internal static class DoctorTexts
{
    internal static readonly Bilingual Root = new("检查这台机器和这个站点是否具备运行条件，并说明怎么办", "Check whether this machine and this site are fit to run, and say what to do");
    internal static readonly Bilingual Format = new("human 或 json，默认 human", "human or json, human by default");

    internal const string StateHead = "结论";
    internal const string NameHead = "项目";
    internal const string FoundHead = "情况";
    internal const string Calendar = "今年放假安排";
    internal const string NextCalendar = "明年放假安排";
    internal const string CalendarAdvice = "期限无法计算：请升级程序，或在“工作日历”中录入国务院办公厅的放假通知。";
    internal const string NextCalendarAdvice = "通知一般在上年十一月前后印发：印发后请升级程序，或在“工作日历”中录入。";
    internal const string Fonts = "中文字体";
    internal const string FontsMissing = "没有找到";
    internal const string FontsAdvice = "转换的 PDF 中文会成方框：请安装，例如 apt-get install fonts-noto-cjk。";
    internal const string Pdftotext = "PDF 读取（pdftotext）";
    internal const string PdftotextMissing = "PDF 报告不能读取：请安装，例如 apt-get install poppler-utils。";
    internal const string LibreOffice = "旧版文档转换（LibreOffice）";
    internal const string LibreOfficeMissing = "DOC、WPS 文件不能读取：请安装，例如 apt-get install libreoffice-writer-nogui。";
    internal const string Chromium = "PDF 输出（Chromium）";
    internal const string ChromiumMissing = "文书和报告只能输出 DOCX：请安装，例如 apt-get install chromium。";
    internal const string NotInstalled = "没有安装";
    internal const string Clock = "系统时钟";
    internal const string ClockAdvice = "期限和审计都以它为准：请开启时间同步（例如 systemd-timesyncd），各节点与数据库服务器使用同一时间源。";
    internal const string Zone = "时区";
    internal const string ZoneAdvice = "程序总按北京时间计算，不受影响；系统日志的时间会不同，建议 timedatectl set-timezone Asia/Shanghai。";
    internal const string Sqlite = "SQLite 动态库";
    internal const string Folder = "数据目录";
    internal const string FolderAdvice = "请把目录的所有者改为运行服务的账号，或用 --data 指定可写的目录。";
    internal const string Space = "磁盘空间";
    internal const string SpaceAdvice = "请清理或扩充磁盘；空间用尽时一切办理都会停止。";
    internal const string Key = "主密钥";
    internal const string KeyMissing = "还没有";
    internal const string KeyAdvice = "新站点在首次启动时自动生成；恢复的站点请放回原站点的 keys/master.key。";
    internal const string KeyOpen = "其他账号可以读取";
    internal const string Store = "文件库";
    internal const string Database = "数据库";
    internal const string DatabaseAdvice = "请核对 --database 或 GONGKAI_DATABASE，确认数据库正在运行、账号有权限。";
    internal const string PostgresAdvice = "请升级到 PostgreSQL 15 或更新的版本。";
    internal const string Schema = "数据库结构";
    internal const string MigrateAdvice = "请运行 gongkai db migrate，或启动一次服务。";
    internal const string NewerAdvice = "请升级程序，或用升级前的备份恢复。";
    internal const string Durability = "落盘方式";
    internal const string DurabilityAdvice = "断电可能丢失已确认的办理：SQLite 应为 WAL 与 FULL，PostgreSQL 应为 fsync=on 且 synchronous_commit 不为 off。";
    internal const string DatabaseClock = "数据库时钟";
    internal const string Chain = "审计链";
    internal const string ChainAdvice = "请运行 gongkai audit verify 查明断点，保全现状，并与最近的备份比对（gongkai db verify --against）。";
    internal const string Mail = "邮件";
    internal const string MailMissing = "没有设置";
    internal const string MailAdvice = "不发邮件也能办理；要发通知，请用环境变量 GONGKAI_MAIL_HOST、GONGKAI_MAIL_PORT、GONGKAI_MAIL_FROM 指明本单位邮件服务器（支持 STARTTLS）。";

    internal static string InChinese(CheckState state) => state switch
    {
        CheckState.Ok => "正常",
        CheckState.Warn => "注意",
        CheckState.Fail => "故障",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    internal static string CalendarThere(int year) => $"{year} 年已有";

    internal static string CalendarMissing(int year) => $"{year} 年还没有";

    internal static string ClockBehind(DateTimeOffset now) => $"{SiteClock.InChina(now)}，早于程序本身的日期";

    internal static string ZoneOf(TimeSpan offset) => $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration():hh\\:mm}";

    internal static string Free(long bytes) => $"剩余 {(bytes / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture)} GB";

    internal static string KeyOpenAdvice(string path) => $"请运行 chmod 600 {path}，并考虑是否已经泄露。";

    internal static string StoreAdvice(string variable) => $"请核对文件库地址和账号（{variable} 等环境变量）。";

    internal static string SchemaAt(int number) => $"第 {number} 版";

    internal static string SchemaDiffers(int found, int expected) => $"第 {found} 版，程序需要第 {expected} 版";

    internal static string Drift(TimeSpan drift) => $"相差 {drift.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} 秒";

    internal static string ChainWhole(ChainReport report) => $"{report.Chains} 条链、{report.Links} 条记录完好";

    internal static string ChainBroken(int count) => $"{count} 条链断开";

    internal static string MailUnreachable(string relay) => $"{relay} 连接不上";

    internal static string Summary(int warnings, int failures) =>
        failures > 0 ? $"{failures} 项故障，{warnings} 项注意：排除故障后再运行。" : warnings > 0 ? $"可以运行；{warnings} 项需要注意。" : "一切正常。";
}
