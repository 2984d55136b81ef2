package dev.longshore.operator.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Keeps in memory what is logged, so that only a test that fails prints it. */
public final class CapturedLog implements AutoCloseable {
    private final Appender appender = new Appender();

    private CapturedLog() {}

    /** Captures INFO and above from now on. */
    public static CapturedLog start() {
        CapturedLog log = new CapturedLog();
        log.appender.setContext(root().getLoggerContext());
        log.appender.start();
        root().addAppender(log.appender);
        return log;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** The lines since then, with stack traces. */
    public String since(Instant then) {
        return appender.events.stream()
                .filter(event -> !event.getInstant().isBefore(then))
                .map(CapturedLog::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(ILoggingEvent event) {
        String line = event.getInstant() + " " + event.getLevel() + " [" + event.getThreadName() + "] "
                + event.getLoggerName() + ": " + event.getFormattedMessage();
        return event.getThrowableProxy() == null
                ? line
                : line + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }

    @Override
    public void close() {
        root().detachAppender(appender);
        appender.stop();
    }

    private static final class Appender extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                event.prepareForDeferredProcessing();
                events.add(event);
            }
        }
    }
}
