package dev.longshore.bench.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.bench.report.WriteCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    @TempDir
    private Path folder;

    @Test
    void countsByAgentVerbAndResource() throws IOException {
        AuditLog log = log(
                event("longshore-operator", "create", "\"resource\":\"pods\"", 201),
                event("longshore-operator", "create", "\"resource\":\"pods\"", 409),
                event("kwok/v0.8.0 (linux/amd64)", "patch", "\"resource\":\"pods\",\"subresource\":\"status\"", 200));
        assertThat(log.since(0))
                .containsExactly(
                        new WriteCount("longshore-operator", "create", "pods", 2, 1),
                        new WriteCount("kwok", "patch", "pods/status", 1, 0));
    }

    @Test
    void onlyWhatCameAfterThePositionCounts() throws IOException {
        AuditLog log = log(event("a", "create", "\"resource\":\"pods\"", 201));
        long position = log.position();
        assertThat(log.since(position)).isEmpty();
        Files.writeString(
                log.file(), event("b", "delete", "\"resource\":\"pods\"", 200) + "\n", StandardOpenOption.APPEND);
        assertThat(log.since(position)).containsExactly(new WriteCount("b", "delete", "pods", 1, 0));
    }

    @Test
    void aLineThatIsBeingWrittenIsNotRead() throws IOException {
        AuditLog log = log(event("a", "create", "\"resource\":\"pods\"", 201));
        String next = event("b", "delete", "\"resource\":\"pods\"", 200);
        Files.writeString(log.file(), next.substring(0, 20), StandardOpenOption.APPEND);
        long position = log.position();
        assertThat(log.since(0)).containsExactly(new WriteCount("a", "create", "pods", 1, 0));
        assertThat(log.since(position)).isEmpty();
        Files.writeString(
                log.file(),
                next.substring(20) + "\n" + event("c", "patch", "\"resource\":\"pods\"", 200) + "\n",
                StandardOpenOption.APPEND);
        assertThat(log.since(position)).containsExactly(new WriteCount("c", "patch", "pods", 1, 0));
    }

    private AuditLog log(String... events) throws IOException {
        return new AuditLog(Files.writeString(folder.resolve("audit.log"), String.join("\n", events) + "\n"));
    }

    private static String event(String agent, String verb, String reference, int code) {
        return "{\"kind\":\"Event\",\"verb\":\"" + verb + "\",\"userAgent\":\"" + agent + "\",\"objectRef\":{"
                + reference + "},\"responseStatus\":{\"code\":" + code + "}}";
    }
}
