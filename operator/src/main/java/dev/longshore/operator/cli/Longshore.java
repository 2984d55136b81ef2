package dev.longshore.operator.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code longshore} command. */
@Command(
        name = "longshore",
        description = "Runs Amazon ECS workloads on any Kubernetes.",
        mixinStandardHelpOptions = true,
        version = "longshore 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND")
public final class Longshore implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Log more, and show the stack trace of an error.")
    private boolean verbose;

    /** Runs a command and exits with its code: 0 when all went well, 1 when something is wrong, 2 for a wrong command line. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for {@link #main} and for tests. */
    static CommandLine commandLine() {
        return commandLine(List.of(
                DemoCommand.class,
                LocalCommand.class,
                OperatorCommand.class,
                ImageCommand.class,
                ConvertCommand.class,
                ImportCommand.class,
                RenderCommand.class,
                InstancesCommand.class,
                WhyCommand.class,
                PlanCommand.class,
                ScalingCommand.class,
                LogsCommand.class,
                DiffCommand.class,
                BenchCommand.class));
    }

    /** A command line of these commands. */
    static CommandLine commandLine(List<Class<?>> commands) {
        var longshore = new Longshore();
        CommandLine line = new CommandLine(longshore);
        commands.forEach(line::addSubcommand);
        return line.setExecutionExceptionHandler((failure, command, parsed) -> longshore.explain(failure, command))
                .setParameterExceptionHandler((failure, arguments) -> misused(failure))
                .setExecutionStrategy(parsed -> {
                    Logging.show(longshore.verbose);
                    return new CommandLine.RunLast().execute(parsed);
                });
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command to run.");
    }

    private int explain(Exception failure, CommandLine command) {
        if (verbose) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().println("longshore: " + Failures.describe(failure));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static int misused(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + failure.getMessage());
        command.getErr().println("Try '" + name + " --help'.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
