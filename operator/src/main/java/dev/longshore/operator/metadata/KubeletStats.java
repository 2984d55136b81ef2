package dev.longshore.operator.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.longshore.operator.watch.ObservedNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the kubelets have measured, asked of them directly with the right {@code nodes/stats} alone, which is far less than the API server's proxy
 * to kubelets would take. A node is asked at most once a second, however many of its tasks ask.
 */
final class KubeletStats implements AutoCloseable {
    /** Two measurements of a container; a kubelet takes one each ten seconds or so. */
    record Uses(ContainerUse now, Optional<ContainerUse> before) {}

    private record Read(JsonNode summary, Instant at) {}

    private record Key(String podUid, String podContainer) {}

    private static final Logger LOG = LoggerFactory.getLogger(KubeletStats.class);
    private static final int PORT = 10_250;
    /** All, or where a kubelet cannot tell all, for it fails as a whole if it does not know one file system, what matters most. */
    private static final List<String> PATHS = List.of("/stats/summary", "/stats/summary?only_cpu_and_memory=true");

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);
    private static final int MANY = 1000;

    private final HttpClient http;
    private final InstantSource clock;
    private final Map<String, Read> reads = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<Key, Uses> uses = new ConcurrentHashMap<>();

    /** @param config by which kubelets are reached */
    KubeletStats(Config config, InstantSource clock) {
        this.http = HttpClientUtils.getHttpClientFactory().newBuilder(config).build();
        this.clock = clock;
    }

    /** What a container uses; empty where its kubelet does not tell. */
    Optional<Uses> of(ObservedNode node, String podUid, String podContainer) throws InterruptedException {
        Optional<ContainerUse> measured = ContainerUse.of(summary(node), podUid, podContainer);
        return measured.map(use -> uses.merge(
                new Key(podUid, podContainer), new Uses(use, Optional.empty()), (known, fresh) -> later(known, use)));
    }

    private static Uses later(Uses known, ContainerUse use) {
        return use.measuredAt().isAfter(known.now().measuredAt()) ? new Uses(use, Optional.of(known.now())) : known;
    }

    private JsonNode summary(ObservedNode node) throws InterruptedException {
        Instant now = clock.instant();
        Read recent = reads.get(node.name());
        if (recent != null && now.isBefore(recent.at().plus(FRESH))) {
            return recent.summary();
        }
        JsonNode summary = node.internalAddress().isPresent()
                ? ask(node.name(), node.internalAddress().get())
                : MissingNode.getInstance();
        reads.put(node.name(), new Read(summary, now));
        forget(now);
        return summary;
    }

    private JsonNode ask(String node, String address) throws InterruptedException {
        String why = "";
        for (String path : PATHS) {
            try {
                HttpResponse<String> answer = get(address, path);
                if (answer.code() == HttpURLConnection.HTTP_OK) {
                    silent.remove(node);
                    return Serialization.unmarshal(answer.body(), JsonNode.class);
                }
                why = "code " + answer.code() + ", " + answer.body();
            } catch (ExecutionException | TimeoutException e) {
                why = e.toString();
            }
        }
        warn(node, why);
        return MissingNode.getInstance();
    }

    private HttpResponse<String> get(String address, String path)
            throws InterruptedException, ExecutionException, TimeoutException {
        String host = address.contains(":") ? "[" + address + "]" : address;
        HttpRequest request = http.newHttpRequestBuilder()
                .uri(URI.create("https://" + host + ":" + PORT + path))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .build();
        return http.sendAsync(request, String.class).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once, until it answers again: tasks ask every few seconds. */
    private void warn(String node, String why) {
        if (silent.add(node)) {
            LOG.warn("The kubelet of node {} tells tasks no statistics: {}", node, why);
        }
    }

    private void forget(Instant now) {
        if (uses.size() > MANY) {
            uses.values().removeIf(use -> now.isAfter(use.now().measuredAt().plus(FORGOTTEN)));
        }
        if (reads.size() > MANY) {
            reads.values().removeIf(read -> now.isAfter(read.at().plus(FRESH)));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
