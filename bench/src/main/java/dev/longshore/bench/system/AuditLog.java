package dev.longshore.bench.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.bench.report.WriteCount;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The API server's audit log, in which each write is a line once it is answered.
 *
 * @param file the log; it may grow while it is read
 */
record AuditLog(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_ERROR = 400;

    /** The end of the log now, for {@link #since}. */
    long position() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
    }

    /** The writes that were logged behind a position, the most frequent first. */
    List<WriteCount> since(long position) {
        Map<WriteCount.Kind, int[]> counts = new HashMap<>();
        try (InputStream stream = Files.newInputStream(file)) {
            stream.skipNBytes(position);
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line : lines.lines().toList()) {
                count(JSON.readTree(line), counts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit log " + file, e);
        }
        List<WriteCount> writes = new ArrayList<>();
        counts.forEach((kind, count) ->
                writes.add(new WriteCount(kind.agent(), kind.verb(), kind.resource(), count[0], count[1])));
        writes.sort(Comparator.comparingInt(WriteCount::count)
                .reversed()
                .thenComparing(write -> write.kind().toString()));
        return writes;
    }

    private static void count(JsonNode event, Map<WriteCount.Kind, int[]> counts) {
        String subresource = event.at("/objectRef/subresource").asText();
        WriteCount.Kind kind = new WriteCount.Kind(
                UserAgent.shorten(event.at("/userAgent").asText()),
                event.at("/verb").asText(),
                event.at("/objectRef/resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource));
        int[] count = counts.computeIfAbsent(kind, ignored -> new int[2]);
        count[0]++;
        if (event.at("/responseStatus/code").asInt() >= FIRST_ERROR) {
            count[1]++;
        }
    }
}
