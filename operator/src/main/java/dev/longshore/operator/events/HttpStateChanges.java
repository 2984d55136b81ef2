package dev.longshore.operator.events;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends state changes as CloudEvents in binary mode, one after the other, in order. A bounded queue takes them; one that finds it full,
 * and one that is not taken after five attempts, is lost: counted and logged.
 */
public final class HttpStateChanges implements StateChanges, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpStateChanges.class);
    private static final int CAPACITY = 10_000;
    private static final int ATTEMPTS = 5;
    private static final int LOGGED_EVERY = 1000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final URI sink;
    private final String token;
    private final Duration firstPause;
    private final BlockingQueue<StateChange> queue;
    private final AtomicLong lost = new AtomicLong();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Thread sender = Thread.ofVirtual().name("state-changes").unstarted(this::run);

    /** Sends to a URL from now on, pausing a second after a first failure, and doubling that. */
    public static HttpStateChanges to(URI sink, String token) {
        return new HttpStateChanges(sink, token, CAPACITY, Duration.ofSeconds(1));
    }

    HttpStateChanges(URI sink, String token, int capacity, Duration firstPause) {
        this.sink = sink;
        this.token = token;
        this.firstPause = firstPause;
        this.queue = new ArrayBlockingQueue<>(capacity);
        sender.start();
    }

    @Override
    public void tell(StateChange change) {
        if (!queue.offer(change)) {
            lose("the queue of " + queue.size() + " is full");
        }
    }

    /** How many were lost. */
    public long lost() {
        return lost.get();
    }

    private void run() {
        try {
            while (true) {
                send(queue.take());
            }
        } catch (InterruptedException e) {
            LOG.debug("no more state changes are sent");
        }
    }

    private void send(StateChange change) throws InterruptedException {
        String why = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                int code = client.send(request(change), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (code < 300) {
                    return;
                }
                why = "HTTP " + code;
                if (code < 500 && code != 429) {
                    break;
                }
            } catch (IOException e) {
                why = e.toString();
            }
            if (attempt < ATTEMPTS) {
                Thread.sleep(firstPause.multipliedBy(1L << (attempt - 1)));
            }
        }
        lose(sink + " does not take it: " + why);
    }

    private HttpRequest request(StateChange change) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sink)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", change.id())
                .header("ce-source", StateChange.SOURCE)
                .header("ce-type", change.detailType())
                .header("ce-subject", change.resource())
                .header("ce-time", change.time().toString());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(change.event().toString()))
                .build();
    }

    private void lose(String why) {
        long number = lost.incrementAndGet();
        if (number == 1 || number % LOGGED_EVERY == 0) {
            LOG.warn("a state change was not sent, {} by now: {}", number, why);
        }
    }

    @Override
    public void close() {
        sender.interrupt();
        client.shutdownNow();
    }
}
