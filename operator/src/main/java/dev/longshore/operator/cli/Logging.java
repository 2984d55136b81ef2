package dev.longshore.operator.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Iterator;
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

    /** From now on lines look so. */
    static void use(LogFormat format) {
        switch (format) {
            case text -> {
                // What logback.xml says.
            }
            case json -> writeJson();
        }
    }

    private static void writeJson() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Iterator<Appender<ILoggingEvent>> appenders =
                logger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
        while (appenders.hasNext()) {
            if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                JsonLines lines = new JsonLines();
                lines.setContext(context);
                lines.start();
                console.setEncoder(lines);
            }
        }
    }

    private static void set(String name, Level level) {
        logger(name).setLevel(level);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
