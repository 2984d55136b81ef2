package dev.longshore.operator.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Tells what the demo does: numbered steps, and what comes of them beneath. */
final class Narrator {
    private static final String INDENT = "   ";
    private static final double MILLIS = 1000.0;

    private final PrintWriter out;
    private final long begin = System.nanoTime();
    private int steps;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    /** Begins the next step. */
    void step(String what) {
        steps++;
        say("");
        say(steps + ". " + what);
    }

    /** A line about the current step. */
    void detail(String line) {
        say(INDENT + line);
    }

    /** Several lines about the current step. */
    void details(String lines) {
        lines.lines().forEach(this::detail);
    }

    /** A line of its own. */
    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Seconds since the beginning, as in {@code 12.3 s}. */
    String elapsed() {
        return String.format(
                Locale.ROOT,
                "%.1f s",
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / MILLIS);
    }
}
