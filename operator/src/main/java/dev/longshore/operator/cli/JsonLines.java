package dev.longshore.operator.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One JSON object a line. What a line is about stands beside its message: the keys that it was logged with, and within a
 * reconciliation the object under its kind, such as {@code "namespace":"shop","service":"web"}.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = {};
    private static final String NO_NAMESPACE = "no namespace";

    @Override
    public byte[] encode(ILoggingEvent event) {
        try {
            return (JSON.writeValueAsString(fields(event)) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    private static Map<String, String> fields(ILoggingEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", event.getInstant().toString());
        fields.put("level", event.getLevel().toString());
        fields.put("logger", event.getLoggerName());
        fields.put("thread", event.getThreadName());
        fields.put("message", event.getFormattedMessage());
        reconciled(event.getMDCPropertyMap(), fields);
        Optional.ofNullable(event.getKeyValuePairs())
                .orElse(List.of())
                .forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
        Optional.ofNullable(event.getThrowableProxy())
                .ifPresent(thrown -> fields.put("error", ThrowableProxyUtil.asString(thrown)));
        return fields;
    }

    /** JOSDK says in the logging context which object is being reconciled. */
    private static void reconciled(Map<String, String> context, Map<String, String> fields) {
        Optional<String> name = Optional.ofNullable(context.get("resource.name"));
        Optional.ofNullable(context.get("resource.namespace"))
                .filter(namespace -> !namespace.equals(NO_NAMESPACE))
                .ifPresent(namespace -> fields.put("namespace", namespace));
        Optional.ofNullable(context.get("resource.kind"))
                .ifPresent(kind -> name.ifPresent(one -> fields.put(key(kind), one)));
    }

    /** Service becomes service, TaskDefinition taskDefinition. */
    private static String key(String kind) {
        return kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1);
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
