using Gongkai.Cli.Reports;
using Gongkai.Domain;

namespace Gongkai.Cli.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void Check_MissingFile_SaysSoInOneSentence() => AssertRefused(_folder.File("没有 这份.docx"), "没有这个文件");

    [Fact]
    public void Check_Folder_PointsToBatch() => AssertRefused(_folder.Path, "gongkai report batch");

    [Fact]
    public void Check_EmptyFile_SaysSo() => AssertRefused(_folder.Write("空.txt", ""), "空");

    [Fact]
    public void Check_FileOfHundredMegabytes_IsRefusedByItsSize()
    {
        var path = _folder.File("大.txt");
        using (var file = File.Create(path))
        {
            file.SetLength(100L << 20);
        }

        AssertRefused(path, "100MB");
    }

    [Fact]
    public void ReadStream_EndlessStream_StopsAtTheLimit()
    {
        using var endless = new EndlessStream();

        Assert.Equal("input-too-large", ReportInput.ReadStream(endless, "管道", mostBytes: 1 << 20).Refusal?.Code);
    }

    [Fact]
    public void Check_NameThatCannotBe_IsRefused() => AssertRefused(_folder.File("a\0b"), "打不开", "没有这个文件");

    [Fact(DisplayName = "超时的文件被放弃，不拖住其他文件")]
    public void Run_WorkThatHangs_IsRefusedInTime()
    {
        using var never = new ManualResetEventSlim();

        var result = BoundedWork.Run<string>("慢.pdf", TimeSpan.FromMilliseconds(50), () => Hang(never), CancellationToken.None);

        Assert.Equal("input-time", result.Refusal?.Code);
        never.Set();
    }

    [Fact(DisplayName = "程序内部出错成为一句话，不使程序中断")]
    public void Run_WorkThatFails_IsRefusedByName()
    {
        var result = BoundedWork.Run<string>("坏.xlsx", TimeSpan.FromSeconds(10), () => throw new InvalidOperationException("x"),
            CancellationToken.None);

        Assert.Equal("internal-fault", result.Refusal?.Code);
        Assert.Contains("坏.xlsx", result.Refusal!.Message, StringComparison.Ordinal);
    }

    private static Result<string> Hang(ManualResetEventSlim never)
    {
        never.Wait();
        return "";
    }

    private static void AssertRefused(string path, params string[] anyOf)
    {
        var run = CliRun.InProcess(["report", "check", path]);

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains(anyOf, part => run.Error.Contains(part, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => buffer.Length;
    }
}
