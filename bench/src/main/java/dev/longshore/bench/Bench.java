package dev.longshore.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code longshore bench} command. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Longshore.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SystemCommand.class, EngineCommand.class, ScalingCommand.class})
public final class Bench implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs a command and exits with its code: 0 when all went well, 1 when something is wrong, 2 for a wrong command line. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for {@link #main} and for tests. */
    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCommandName("longshore bench")
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to measure: system, engine or scaling.");
    }

    private static int explain(Exception failure, CommandLine command) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
