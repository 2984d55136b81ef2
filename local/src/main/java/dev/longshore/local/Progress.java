package dev.longshore.local;

/** Hears what a cluster that is being started or stopped does, a line at a time. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = line -> {};

    /** Prints to standard error, so that standard output stays free for results. */
    Progress STDERR = line -> System.err.println("[local] " + line);

    /** One line, without a line end. */
    void say(String line);
}
