package dev.longshore.bench.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.bench.report.WriteCount;
import java.io.IOException;
import java.io.InputStream;
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
        try {
            for (String line : wholeLines(position)) {
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

    /** A line that was being written at the position counts as before it, one that is being written now as after it all. */
    private List<String> wholeLines(long position) throws IOException {
        long before = Math.max(0, position - 1);
        try (InputStream stream = Files.newInputStream(file)) {
            stream.skipNBytes(before);
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            int begin = position == 0 ? 0 : text.indexOf('\n') + 1;
            int end = text.lastIndexOf('\n') + 1;
            return text.substring(begin, Math.max(begin, end)).lines().toList();
        }
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
