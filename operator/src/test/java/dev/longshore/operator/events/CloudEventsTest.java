package dev.longshore.operator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.operator.events.CloudEvents.UnreadableException;
import dev.longshore.operator.names.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
    private static final String STRUCTURED = "application/cloudevents+json";

    @Test
    void binaryAndStructuredModeAreTheSameEvent() throws UnreadableException {
        String data = "{\"bucket\": {\"name\": \"uploads\"}, \"size\": 300.0}";
        Map<String, String> headers = Map.of(
                "ce-specversion", "1.0",
                "ce-id", "7",
                "ce-source", "aws.s3",
                "ce-type", "Object Created",
                "ce-subject", "uploads/cat.png",
                "content-type", "application/json");
        ReceivedEvent binary = read(headers, data).getFirst();
        ReceivedEvent structured =
                read(Map.of("content-type", STRUCTURED), """
                {"specversion": "1.0", "id": "7", "source": "aws.s3", "type": "Object Created", "subject": "uploads/cat.png",
                 "data": %s}""".formatted(data)).getFirst();
        assertThat(binary).isEqualTo(structured);
        assertThat(binary.identity()).isEqualTo("aws.s3/7");
        assertThat(binary.json().json()).isEqualTo("""
            {"version":"0","id":"7","detail-type":"Object Created","source":"aws.s3","account":"%s",\
            "time":"2026-01-01T10:00:00Z","region":"local","resources":["uploads/cat.png"],\
            "detail":{"bucket":{"name":"uploads"},"size":300.0}}""".formatted(Arn.account("default")));
    }

    @Test
    void anEventOfEventBridgeStaysAsItIsBareOrWithinACloudEvent() throws UnreadableException {
        String event =
                "{\"id\":\"1\",\"source\":\"aws.ecs\",\"detail-type\":\"ECS Task State Change\",\"detail\":{\"a\":1}}";
        ReceivedEvent bare =
                read(Map.of("content-type", "application/json"), event).getFirst();
        ReceivedEvent within = read(
                        Map.of("ce-id", "x", "ce-source", "y", "ce-type", "z", "ce-specversion", "1.0"), event)
                .getFirst();
        assertThat(bare.json().json()).isEqualTo(event);
        assertThat(within).isEqualTo(bare);
    }

    @Test
    void aBatchIsSeveralAndDataMayBeBase64() throws UnreadableException {
        assertThat(read(Map.of("content-type", "application/cloudevents-batch+json"), """
                        [{"specversion": "1.0", "id": "1", "source": "s", "type": "t", "data_base64": "eyJhIjoxfQ=="},
                         {"specversion": "1.0", "id": "2", "source": "s", "type": "t"}]"""))
                .extracting(event -> event.json().json().replaceFirst(".*\"detail\":", ""))
                .containsExactly("{\"a\":1}}", "null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/cloudevents+json | {"id": "1", "source": "s"} | The CloudEvent lacks its attribute type.
            application/cloudevents+json | {                          | The body is not JSON: Unexpected end-of-input
            application/json             | {"a": 1}                   | This is no CloudEvent: send headers ce-id, ce-source, ce-type
            application/json             | {"detail-type": "t"}       | The event lacks its id or its source.
            """)
    void whatIsNoEventIsNamed(String contentType, String body, String message) {
        assertThatThrownBy(() -> read(Map.of("content-type", contentType), body))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(message);
    }

    private static List<ReceivedEvent> read(Map<String, String> headers, String body) throws UnreadableException {
        return new CloudEvents("default", Instant.parse("2026-01-01T10:00:00Z"))
                .read(name -> Optional.ofNullable(headers.get(name)), body);
    }
}
