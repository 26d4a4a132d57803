using System.Runtime.InteropServices;
using Gongkai.App;
using Gongkai.App.Storage;
using Gongkai.Documents.Office;
using Gongkai.Domain.Calendar;

namespace Gongkai.Cli.Doctor;

/// <summary>机器检查 — what the machine brings: calendar, fonts, outside programs, clock, time zone, SQLite.</summary>
internal static class MachineChecks
{
    private static readonly string[] s_fontFolders = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts", Environment.GetFolderPath(Environment.SpecialFolder.Fonts)];

    private static readonly string[] s_chineseFonts = ["NotoSansCJK", "NotoSerifCJK", "SourceHan", "simsun", "simfang", "msyh", "wqy", "PingFang", "FZXBS"];

    internal static IEnumerable<CheckResult> All(SiteClock clock) =>
    [
        .. Calendar(WorkingDayCalendar.Shipped, clock.Today),
        Fonts(s_fontFolders),
        Program("pdftotext", ["pdftotext"], DoctorTexts.Pdftotext, DoctorTexts.PdftotextMissing),
        Program("libreoffice", ["soffice", "libreoffice"], DoctorTexts.LibreOffice, DoctorTexts.LibreOfficeMissing),
        Program("chromium", ["chromium", "chromium-browser", "google-chrome"], DoctorTexts.Chromium, DoctorTexts.ChromiumMissing),
        Clock(clock.Now, File.GetLastWriteTimeUtc(typeof(MachineChecks).Assembly.Location is { Length: > 0 } path ? path : Environment.ProcessPath!)),
        Zone(TimeZoneInfo.Local.GetUtcOffset(clock.Now)),
        Sqlite(),
    ];

    internal static IEnumerable<CheckResult> Calendar(WorkingDayCalendar calendar, DateOnly today)
    {
        bool Has(int year) => calendar.Notices.Any(notice => notice.Year == year);
        yield return Has(today.Year)
            ? new CheckResult("calendar", DoctorTexts.Calendar, CheckState.Ok, DoctorTexts.CalendarThere(today.Year))
            : new CheckResult("calendar", DoctorTexts.Calendar, CheckState.Fail, DoctorTexts.CalendarMissing(today.Year), DoctorTexts.CalendarAdvice);

        // The notice of a year comes out in the last months of the year before.
        yield return Has(today.Year + 1)
            ? new CheckResult("calendar-next", DoctorTexts.NextCalendar, CheckState.Ok, DoctorTexts.CalendarThere(today.Year + 1))
            : new CheckResult("calendar-next", DoctorTexts.NextCalendar, today.Month >= 11 ? CheckState.Warn : CheckState.Ok, DoctorTexts.CalendarMissing(today.Year + 1), DoctorTexts.NextCalendarAdvice);
    }

    internal static CheckResult Fonts(IEnumerable<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var found = folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", options))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .FirstOrDefault(name => s_chineseFonts.Any(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase)));
        return found is null
            ? new CheckResult("fonts", DoctorTexts.Fonts, CheckState.Warn, DoctorTexts.FontsMissing, DoctorTexts.FontsAdvice)
            : new CheckResult("fonts", DoctorTexts.Fonts, CheckState.Ok, found);
    }

    internal static CheckResult Clock(DateTimeOffset now, DateTimeOffset builtAt) =>
        now >= builtAt.AddDays(-1)
            ? new CheckResult("clock", DoctorTexts.Clock, CheckState.Ok, SiteClock.InChina(now))
            : new CheckResult("clock", DoctorTexts.Clock, CheckState.Fail, DoctorTexts.ClockBehind(now), DoctorTexts.ClockAdvice);

    internal static CheckResult Zone(TimeSpan offset) =>
        offset == TimeSpan.FromHours(8)
            ? new CheckResult("time-zone", DoctorTexts.Zone, CheckState.Ok, DoctorTexts.ZoneOf(offset))
            : new CheckResult("time-zone", DoctorTexts.Zone, CheckState.Warn, DoctorTexts.ZoneOf(offset), DoctorTexts.ZoneAdvice);

    private static CheckResult Program(string code, string[] names, string title, string advice) =>
        names.Select(OutsideProgram.Find).FirstOrDefault(path => path is not null) is { } path
            ? new CheckResult(code, title, CheckState.Ok, path)
            : new CheckResult(code, title, CheckState.Warn, DoctorTexts.NotInstalled, advice);

    private static CheckResult Sqlite() =>
        SqliteSelfTest.Run() is { } refusal
            ? new CheckResult("sqlite", DoctorTexts.Sqlite, CheckState.Fail, SqliteSelfTest.LibraryVersion?.ToString() ?? DoctorTexts.NotInstalled, refusal.Message)
            : new CheckResult("sqlite", DoctorTexts.Sqlite, CheckState.Ok, $"{SqliteSelfTest.LibraryVersion} ({RuntimeInformation.OSArchitecture})");
}
