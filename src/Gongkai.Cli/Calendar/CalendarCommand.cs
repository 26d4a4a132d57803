using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Gongkai.Cli.Reports;
using Gongkai.Domain;
using Gongkai.Domain.Calendar;
using Spectre.Console;

namespace Gongkai.Cli.Calendar;

/// <summary>工作日计算命令 — gongkai calendar add and explain.</summary>
internal static class CalendarCommand
{
    private static readonly string[] s_dateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    internal static Command Create(Surroundings surroundings) => new("calendar", CalendarTexts.Calendar.In(surroundings.Language))
    {
        CreateCount("add", CalendarTexts.Add, surroundings, isDayByDay: false),
        CreateCount("explain", CalendarTexts.Explain, surroundings, isDayByDay: true),
    };

    private static Command CreateCount(string name, Bilingual description, Surroundings surroundings, bool isDayByDay)
    {
        var language = surroundings.Language;
        var from = new Argument<DateOnly>("DATE") { Description = CalendarTexts.Date.In(language), CustomParser = ParseDate };
        var days = new Argument<int>("N") { Description = CalendarTexts.Days.In(language) };
        var off = new Option<DateOnly[]>("--off") { Description = CalendarTexts.Off.In(language), HelpName = "DATE", CustomParser = ParseDates };
        var notice = new Option<string[]>("--notice") { Description = CalendarTexts.Notice.In(language), HelpName = "FILE" };
        var format = OutputFormatOption.Create(language);
        var command = new Command(name, description.In(language)) { from, days, off, notice, format };
        command.SetAction(result =>
        {
            var count = Extend(WorkingDayCalendar.Shipped, result.GetValue(notice) ?? []) switch
            {
                { Refusal: { } refusal } => refusal,
                { Value: var calendar } => calendar
                    .WithLocalDaysOff(CalendarTexts.LocalDayOff, result.GetValue(off) ?? [])
                    .PlusWorkingDays(result.GetValue(from), result.GetValue(days)),
            };
            if (!count.TryGet(out var value))
            {
                return surroundings.Refuse(count.Refusal!, result.GetValue(format));
            }

            Write(value, isDayByDay, result.GetValue(format), surroundings);
            return ExitCode.Clean;
        });
        return command;
    }

    private static Result<WorkingDayCalendar> Extend(WorkingDayCalendar calendar, string[] files)
    {
        foreach (var file in files)
        {
            var content = ReportInput.ReadFile(file, long.MaxValue);
            if (!content.TryGet(out var bytes))
            {
                return content.Refusal!;
            }

            try
            {
                calendar = calendar.WithNotice(HolidayNotice.Parse(bytes.Span));
            }
            catch (JsonException)
            {
                return new Refusal("calendar-notice-unreadable", CalendarTexts.NoticeUnreadable(file));
            }
        }

        return calendar;
    }

    private static void Write(WorkingDayCount count, bool isDayByDay, OutputFormat format, Surroundings surroundings)
    {
        switch (format)
        {
            case OutputFormat.Json:
                surroundings.Output.WriteLine(MachineOutput.JsonLine(json => WriteJson(json, count, isDayByDay)));
                break;
            case OutputFormat.Csv:
                WriteCsv(count, isDayByDay, surroundings.Output);
                break;
            default:
                if (isDayByDay)
                {
                    WriteTable(count, surroundings.CreateConsole());
                }

                surroundings.Output.WriteLine(CalendarTexts.Answer(count));
                break;
        }
    }

    private static void WriteTable(WorkingDayCount count, IAnsiConsole console)
    {
        var table = new TextGrid(
            new(CalendarTexts.DateHead), new(CalendarTexts.WeekdayHead), new(CalendarTexts.ReasonHead), new(CalendarTexts.NumberHead, IsRight: true));
        foreach (var (day, number) in count.Steps)
        {
            var style = number is null ? new Style(decoration: Decoration.Dim) : Style.Plain;
            table.AddRow(
                new(IsoDate(day.Date), style),
                new(CalendarTexts.Weekday(day.Date), style),
                new(CalendarTexts.Reason(day), style),
                new(number is { } counted ? Number(counted) : "", style));
        }

        table.Write(console);
    }

    private static void WriteCsv(WorkingDayCount count, bool isDayByDay, TextWriter output)
    {
        if (!isDayByDay)
        {
            output.WriteLine("from,workingDays,dueOn");
            output.WriteLine(MachineOutput.CsvLine(IsoDate(count.From), Number(count.WorkingDays), IsoDate(count.DueOn)));
            return;
        }

        output.WriteLine("date,kind,holiday,number");
        foreach (var (day, number) in count.Steps)
        {
            output.WriteLine(MachineOutput.CsvLine(IsoDate(day.Date), CalendarTexts.Code(day.Kind), day.HolidayName,
                number is { } counted ? Number(counted) : ""));
        }
    }

    private static void WriteJson(Utf8JsonWriter json, WorkingDayCount count, bool isDayByDay)
    {
        json.WriteStartObject();
        json.WriteString("from", IsoDate(count.From));
        json.WriteNumber("workingDays", count.WorkingDays);
        json.WriteString("dueOn", IsoDate(count.DueOn));
        if (isDayByDay)
        {
            json.WriteStartArray("steps");
            foreach (var (day, number) in count.Steps)
            {
                json.WriteStartObject();
                json.WriteString("date", IsoDate(day.Date));
                json.WriteString("kind", CalendarTexts.Code(day.Kind));
                json.WriteString("holiday", day.HolidayName);
                if (number is { } counted)
                {
                    json.WriteNumber("number", counted);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string IsoDate(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static DateOnly[] ParseDates(ArgumentResult result) => [.. result.Tokens.Select(token => ParseDate(result, token))];

    private static DateOnly ParseDate(ArgumentResult result) => ParseDate(result, result.Tokens[0]);

    private static DateOnly ParseDate(ArgumentResult result, Token token)
    {
        if (!DateOnly.TryParseExact(token.Value, s_dateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            result.AddError(token.Value);
        }

        return date;
    }
}
