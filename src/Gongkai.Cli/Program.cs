using Gongkai.Cli;

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl-C lets the work in hand end cleanly; a second one ends the process at once.
    pressed.Cancel = !stopping.IsCancellationRequested;
    stopping.Cancel();
};
AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    Environment.Exit(CommandLine.EndWith((Exception)unhandled.ExceptionObject, Console.Error));

using var surroundings = Surroundings.OfProcess(stopping.Token);
return CommandLine.Run(args, surroundings);
