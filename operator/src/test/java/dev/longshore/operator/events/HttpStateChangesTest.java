package dev.longshore.operator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.longshore.operator.support.EventSink;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpStateChangesTest {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.5Z");

    private final EventSink sink = EventSink.start();

    @AfterEach
    void close() {
        sink.close();
    }

    @Test
    void sendsEventBridgesEventAsACloudEvent() {
        try (HttpStateChanges changes = new HttpStateChanges(sink.uri(), "secret", 10, PAUSE)) {
            changes.tell(change(1));
            await().until(() -> !sink.received().isEmpty());
        }
        EventSink.Received received = sink.received().getFirst();
        assertThat(received.headers())
                .containsEntry("ce-specversion", "1.0")
                .containsEntry("ce-source", "aws.ecs")
                .containsEntry("ce-type", "ECS Service Action")
                .containsEntry("ce-subject", "arn:service")
                .containsEntry("authorization", "Bearer secret");
        assertThat(received.event().path("id").asText())
                .isEqualTo(received.headers().get("ce-id"));
        assertThat(received.event().path("version").asText()).isEqualTo("0");
        assertThat(received.event().path("detail-type").asText()).isEqualTo("ECS Service Action");
        assertThat(received.event().path("time").asText()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(received.event().at("/resources/0").asText()).isEqualTo("arn:service");
        assertThat(received.event().at("/detail/eventName").asText()).isEqualTo("SERVICE_STEADY_STATE");
    }

    @Test
    void whatIsNotTakenIsSentAgainAndInOrder() {
        sink.answer(503, 429, 500);
        try (HttpStateChanges changes = new HttpStateChanges(sink.uri(), "", 10, PAUSE)) {
            changes.tell(change(1));
            changes.tell(change(2));
            await().until(() -> sink.received().size() == 2);
            assertThat(changes.lost()).isZero();
        }
        assertThat(sink.received())
                .extracting(received -> received.event().at("/detail/reason").asText())
                .containsExactly("1", "2");
    }

    @Test
    void afterFiveAttemptsOrARefusalItIsLostAndCounted() {
        sink.answer(503, 503, 503, 503, 503, 400);
        try (HttpStateChanges changes = new HttpStateChanges(sink.uri(), "", 10, PAUSE)) {
            changes.tell(change(1));
            changes.tell(change(2));
            changes.tell(change(3));
            await().until(() -> sink.received().size() == 1);
            assertThat(changes.lost()).isEqualTo(2);
        }
        assertThat(sink.received().getFirst().event().at("/detail/reason").asText())
                .isEqualTo("3");
    }

    @Test
    void aFullQueueLosesAndNeverWaits() {
        URI nobody = URI.create("http://127.0.0.1:1/");
        try (HttpStateChanges changes = new HttpStateChanges(nobody, "", 2, Duration.ofMinutes(1))) {
            for (int i = 0; i < 10; i++) {
                changes.tell(change(i));
            }
            // Two wait, and one may be on its way.
            assertThat(changes.lost()).isBetween(7L, 8L);
        }
    }

    private static StateChange change(int reason) {
        return ServiceStateChange.action(
                "default",
                "arn:service",
                "arn:cluster",
                ServiceStateChange.EventType.INFO,
                "SERVICE_STEADY_STATE",
                String.valueOf(reason),
                NOW);
    }
}
