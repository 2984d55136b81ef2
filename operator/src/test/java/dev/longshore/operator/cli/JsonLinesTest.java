package dev.longshore.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

/** Each line of the log is one JSON object that says what it is about. */
class JsonLinesTest {
    private static final String LOGGER = "dev.longshore.operator.placement.PlacementQueue";

    @Test
    void keysStandBesideTheMessage() throws JsonProcessingException {
        LoggingEvent event = event("pod {} refused: {}", "web-1", "no \"such\" thing\nhere");
        event.setMDCPropertyMap(Map.of());
        event.addKeyValuePair(new KeyValuePair("cluster", "prod"));
        event.addKeyValuePair(new KeyValuePair("service", "web"));
        event.addKeyValuePair(new KeyValuePair("taskId", "0123"));

        String line = line(event);

        assertThat(line).endsWith("}\n").hasLineCount(1);
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("time").textValue()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(json.get("level").textValue()).isEqualTo("WARN");
        assertThat(json.get("logger").textValue()).isEqualTo(LOGGER);
        assertThat(json.get("message").textValue()).isEqualTo("pod web-1 refused: no \"such\" thing\nhere");
        assertThat(json.get("cluster").textValue()).isEqualTo("prod");
        assertThat(json.get("service").textValue()).isEqualTo("web");
        assertThat(json.get("taskId").textValue()).isEqualTo("0123");
        assertThat(json.has("error")).isFalse();
    }

    @Test
    void whatIsReconciledIsNamedUnderItsKind() throws JsonProcessingException {
        LoggingEvent event = event("failed");
        event.setMDCPropertyMap(
                Map.of("resource.kind", "TaskDefinition", "resource.name", "web", "resource.namespace", "shop"));
        JsonNode json = new ObjectMapper().readTree(line(event));
        assertThat(json.get("taskDefinition").textValue()).isEqualTo("web");
        assertThat(json.get("namespace").textValue()).isEqualTo("shop");

        LoggingEvent ofCluster = event("failed");
        ofCluster.setMDCPropertyMap(
                Map.of("resource.kind", "Cluster", "resource.name", "prod", "resource.namespace", "no namespace"));
        JsonNode cluster = new ObjectMapper().readTree(line(ofCluster));
        assertThat(cluster.get("cluster").textValue()).isEqualTo("prod");
        assertThat(cluster.has("namespace")).isFalse();
    }

    @Test
    void aStackTraceIsOneField() throws JsonProcessingException {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "x", context.getLogger(LOGGER), Level.ERROR, "failed", new IllegalStateException("boom"), null);
        event.setMDCPropertyMap(Map.of());
        String line = line(event);
        assertThat(line).hasLineCount(1);
        assertThat(new ObjectMapper().readTree(line).get("error").textValue())
                .startsWith("java.lang.IllegalStateException: boom")
                .contains("JsonLinesTest");
    }

    private static LoggingEvent event(String message, Object... arguments) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent("x", context.getLogger(LOGGER), Level.WARN, message, null, arguments);
        event.setInstant(Instant.parse("2026-01-01T00:00:00Z"));
        return event;
    }

    private static String line(LoggingEvent event) {
        return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
    }
}
