package dev.longshore.local.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A program run to its end, with what it printed. */
public record Command(List<String> words) {
    /** A program with its arguments. */
    public static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** The same with more words at its end. */
    public Command with(String... more) {
        return new Command(Stream.concat(words.stream(), Stream.of(more)).toList());
    }

    /**
     * How a program ended.
     *
     * @param exitCode its exit code; 127 if it could not be started
     * @param output standard output and standard error together
     */
    public record Result(int exitCode, String output) {
        /** Whether the exit code is 0. */
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs it, whatever comes of it. */
    public Result run() {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.onExit().join().exitValue(), output);
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Runs it and returns its output.
     *
     * @throws IllegalStateException if it fails
     */
    public String must() {
        Result result = run();
        if (!result.succeeded()) {
            throw new IllegalStateException(String.join(" ", words) + " failed with exit code " + result.exitCode()
                    + ": " + result.output().strip());
        }
        return result.output();
    }
}
