package dev.longshore.operator.cli;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TailPrettyLoggable;
import io.fabric8.kubernetes.client.dsl.TimeTailPrettyLoggable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads what containers printed, line by line.
 *
 * @param since how long ago a line may have been printed; empty for all
 * @param tail how many of its last lines a container shows; empty for all
 */
record LogReader(KubernetesClient client, Optional<Duration> since, Optional<Integer> tail) {
    /**
     * A line with its place among others.
     *
     * @param time when it was printed, RFC 3339: as text in the order of time
     */
    record Line(String time, String stream, String text) {}

    /** The lines that are there; none of a container that has not started. */
    Stream<Line> read(LogTarget.Source source) {
        try {
            return loggable(source).getLog().lines().map(line -> line(source, line));
        } catch (KubernetesClientException e) {
            return notStarted(e);
        }
    }

    /** Tells every line, also those to come; returns when the container has ended, at once if it has not started. */
    void follow(LogTarget.Source source, Consumer<Line> reader) {
        try (LogWatch watch = loggable(source).watchLog();
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> reader.accept(line(source, line)));
        } catch (KubernetesClientException e) {
            notStarted(e);
        } catch (IOException ended) {
            // The connection closed: so did the stream.
        }
    }

    private PrettyLoggable loggable(LogTarget.Source source) {
        Pod pod = source.pod();
        TimeTailPrettyLoggable all = client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .inContainer(source.stream().podContainer())
                .usingTimestamps();
        TailPrettyLoggable recent =
                since.map(age -> all.sinceSeconds((int) age.toSeconds())).orElse(all);
        return tail.map(recent::tailingLines).orElse(recent);
    }

    private static Line line(LogTarget.Source source, String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? new Line("", source.stream().name(), line)
                : new Line(line.substring(0, space), source.stream().name(), line.substring(space + 1));
    }

    /** The kubelet answers 400 while a container waits to start. */
    private static Stream<Line> notStarted(KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_BAD_REQUEST && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
            throw e;
        }
        return Stream.empty();
    }
}
