package dev.longshore.operator.shift;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.engine.shift.HookAnswer;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks hooks over HTTP: the question is posted as JSON, the answer is what ECS's functions return. Redirects are not followed, and of an
 * answer that is not a hook's nothing is kept but its code: who wrote the Service might not be meant to read it.
 */
final class Webhooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_MESSAGE = 500;
    /** Bytes. */
    private static final long LONGEST_ANSWER = 65_536;

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Asks once. Where nobody answers, or the answer is that something is broken there, it is asked again until its time is over. */
    HookAnswer ask(URI url, HookCall call) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(url)
                            .timeout(PATIENCE.multipliedBy(3))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(Serialization.asJson(call.payload())))
                            .build(),
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST_ANSWER));
            return answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return HookAnswer.inProgress(HookAnswer.CALL_BACK_DELAY, "no answer from " + url + ": " + e.getMessage());
        }
    }

    static HookAnswer answer(int code, String body) {
        if (code >= SERVER_ERROR || code == TOO_MANY) {
            return HookAnswer.inProgress(HookAnswer.CALL_BACK_DELAY, "HTTP " + code);
        }
        if (code < OK || code >= REDIRECT) {
            return HookAnswer.failed("HTTP " + code);
        }
        try {
            return answer(Serialization.unmarshal(body, JsonNode.class));
        } catch (RuntimeException e) {
            return HookAnswer.failed("The answer is no JSON with hookStatus.");
        }
    }

    private static HookAnswer answer(JsonNode json) {
        String message = shortened(json.path("message").asText(""));
        return switch (json.path("hookStatus").asText("")) {
            case "SUCCEEDED" -> HookAnswer.succeeded(message);
            case "FAILED" -> HookAnswer.failed(message.isEmpty() ? "hookStatus FAILED" : message);
            case "IN_PROGRESS" ->
                HookAnswer.inProgress(
                        json.hasNonNull("callBackDelay")
                                ? Duration.ofSeconds(
                                        Math.max(1, json.path("callBackDelay").asLong()))
                                : HookAnswer.CALL_BACK_DELAY,
                        message);
            default -> HookAnswer.failed("hookStatus is none of SUCCEEDED, FAILED and IN_PROGRESS in the answer.");
        };
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "...";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
