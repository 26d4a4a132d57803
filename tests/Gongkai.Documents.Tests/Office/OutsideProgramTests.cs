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
        using var folder = new WorkFolder();
        var children = Path.Combine(folder.FullName, "children");

        var run = new OutsideProgram("sh", ["-c", $"echo $$ > {children}; sleep 600 & echo $! >> {children}; sleep 600; wait"]) { Time = TimeSpan.FromSeconds(2) }.Run();

        Assert.Equal(OutsideOutcome.TimedOut, run.Outcome);
        var started = File.ReadAllLines(children);
        Assert.Equal(2, started.Length);
        Assert.True(SpinWait.SpinUntil(() => !started.Any(IsRunning), TimeSpan.FromSeconds(60)), "Something that was started still runs.");
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

    // What was ended and not yet collected by its parent has no command line any more.
    private static bool IsRunning(string process)
    {
        var commandLine = $"/proc/{process}/cmdline";
        return File.Exists(commandLine) && File.ReadAllText(commandLine).Length > 0;
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
