package dev.longshore.operator.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much is logged to standard error. */
final class Logging {
    private Logging() {}

    /** Everything of ours and the information of others if verbose, else what logback.xml says. */
    static void show(boolean verbose) {
        if (verbose) {
            set("dev.longshore", Level.DEBUG);
            set(Logger.ROOT_LOGGER_NAME, Level.INFO);
        }
    }

    /** For commands whose own output tells what happens. */
    static void onlyErrors() {
        if (!logger("dev.longshore").isDebugEnabled()) {
            set("dev.longshore", Level.ERROR);
            set(Logger.ROOT_LOGGER_NAME, Level.ERROR);
        }
    }

    /** While a cluster is taken away under a running operator, its complaints are of no interest. */
    static void off() {
        set("dev.longshore", Level.OFF);
        set(Logger.ROOT_LOGGER_NAME, Level.OFF);
    }

    private static void set(String name, Level level) {
        logger(name).setLevel(level);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
