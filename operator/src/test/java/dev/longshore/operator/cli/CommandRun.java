package dev.longshore.operator.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;

/** One run of a {@code longshore} command in this JVM, and what it has printed so far. */
public final class CommandRun {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> exitCode;

    private CommandRun(String... arguments) {
        exitCode = CompletableFuture.supplyAsync(() -> Longshore.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments));
    }

    /** Begins it. */
    public static CommandRun start(String... arguments) {
        return new CommandRun(arguments);
    }

    /** Runs it to its end. */
    public static CommandRun of(String... arguments) {
        CommandRun run = new CommandRun(arguments);
        run.exitCode.join();
        return run;
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return exitCode.isDone();
    }

    public int exitCode() {
        return exitCode.join();
    }

    /** What it printed to standard output so far. */
    public String out() {
        return out.toString();
    }

    /** What it printed to standard error so far. */
    public String err() {
        return err.toString();
    }
}
