using System.Diagnostics;
using System.Text;
using Gongkai.Documents.Office;

namespace Gongkai.Documents.Tests.Office;

public sealed class OutsideProgramTests
{
    [Fact]
    public void Run_MissingProgram_SaysNotInstalled()
    {
        Assert.Equal(OutsideOutcome.NotInstalled, new OutsideProgram("no-such-program-of-gongkai", []).Run().Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1L << 30)]
    public void Run_ArgumentWithShellSigns_ReachesTheProgramAsItIs(long memory)
    {
        var run = new OutsideProgram("printf", ["%s", "$(id); 年报 'a' \"b\" `c`"]) { MemoryBytes = memory }.Run();

        Assert.True(run.IsGood);
        Assert.Equal("$(id); 年报 'a' \"b\" `c`", Encoding.UTF8.GetString(run.Output));
    }

    [Fact]
    public void Run_TooLong_EndsTheProgramAndItsChildren()
    {
        var clock = Stopwatch.StartNew();

        var run = new OutsideProgram("sh", ["-c", "sleep 60 & sleep 60; wait"]) { Time = TimeSpan.FromMilliseconds(300) }.Run();

        Assert.Equal(OutsideOutcome.TimedOut, run.Outcome);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Run_TooMuchOutput_KeepsOnlyTheBound()
    {
        var run = new OutsideProgram("head", ["-c", "100000", "/dev/zero"]) { OutputBytes = 1000 }.Run();

        Assert.Equal(OutsideOutcome.TooMuchOutput, run.Outcome);
        Assert.Equal(1000, run.Output.Length);
    }

    [Fact]
    public void Run_TooMuchMemory_Fails()
    {
        var run = new OutsideProgram("head", ["-c", "400000000", "/dev/zero"]) { MemoryBytes = 1 << 20, OutputBytes = 10 }.Run();

        Assert.NotEqual(0, run.ExitCode);
    }

    [Fact]
    public void Dispose_FolderWithFiles_IsGone()
    {
        var folder = new WorkFolder();
        folder.Add("in.pdf", new byte[10]);
        var path = folder.FullName;
        Assert.True(Directory.Exists(path));

        folder.Dispose();

        Assert.False(Directory.Exists(path));
    }
}
