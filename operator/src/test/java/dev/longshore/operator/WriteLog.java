package dev.longshore.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.longshore.local.LocalCluster;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** What one user wrote, by the API server's audit log: each kind of write as {@code verb resource/subresource}. */
record WriteLog(LocalCluster cluster, String user) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The writes that the API server answered with such an HTTP status. */
    Set<String> answered(IntPredicate status) throws IOException {
        Set<String> writes = new TreeSet<>();
        for (String line : Files.readAllLines(cluster.auditLog().orElseThrow())) {
            JsonNode event = JSON.readTree(line);
            int code = event.at("/responseStatus/code").asInt();
            if (event.at("/user/username").asText().equals(user) && status.test(code)) {
                String resource = resource(event.at("/objectRef"));
                writes.add(event.at("/verb").asText() + " " + resource);
                // Server-side apply of what was not there: the API server asks for both rights.
                if (code == HttpURLConnection.HTTP_CREATED) {
                    writes.add("create " + resource);
                }
            }
        }
        return writes;
    }

    private static String resource(JsonNode reference) {
        String subresource = reference.at("/subresource").asText();
        return reference.at("/resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource);
    }
}
