package dev.longshore.local.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    /** An entry of a tar file with its content, a character a byte. */
    private record Entry(TarArchiveEntry header, String content) {}

    @Test
    void theArchiveNamesTheImageAndSaysHowItRuns() throws IOException {
        Map<String, Entry> archive = read(web());
        JsonNode manifest = JSON.readTree(content(archive, "manifest.json")).get(0);
        assertThat(manifest.get("RepoTags").get(0).asText()).isEqualTo("docker.io/library/web:1");
        JsonNode run =
                JSON.readTree(content(archive, manifest.get("Config").asText())).get("config");
        assertThat(run.get("Entrypoint")).extracting(JsonNode::asText).containsExactly("/bin/httpd", "-f");
        assertThat(run.get("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(run.get("Env")).extracting(JsonNode::asText).contains("COLOR=blue");
        assertThat(run.get("User").asText()).isEqualTo("65534");
        assertThat(run.get("WorkingDir").asText()).isEqualTo("/www");
    }

    @Test
    void theLayerHoldsFoldersFilesAndLinksWithTheirPermissions() throws IOException {
        Map<String, Entry> layer = layer(web());
        assertThat(content(layer, "www/index.html")).isEqualTo("hello");
        assertThat(entry(layer, "www/").isDirectory()).isTrue();
        assertThat(entry(layer, "app/run").getMode() & 0777).isEqualTo(0755);
        assertThat(entry(layer, "app/link").getLinkName()).isEqualTo("run");
        assertThat(entry(layer, "bin/sh").getLinkName()).isEqualTo("busybox");
        assertThat(entry(layer, "tmp/").getMode() & 07777).isEqualTo(01777);
    }

    @Test
    void equalContentGivesEqualBytes() throws IOException {
        assertThat(web().writeTo(folder.resolve("a.tar")))
                .hasSameBinaryContentAs(web().writeTo(folder.resolve("b.tar")));
    }

    @Test
    void layersAreKeptApart() throws IOException {
        List<Map<String, Entry>> layers = layers(web().layer().text("changes often", "/www/news.html"));
        assertThat(layers).hasSize(2);
        assertThat(layers.get(0)).containsKey("www/index.html").doesNotContainKey("www/news.html");
        assertThat(layers.get(1)).containsOnlyKeys("www/", "www/news.html");
    }

    @Test
    void theArchiveIsAnOciImageLayout() throws IOException {
        Map<String, Entry> archive = read(web());
        assertThat(content(archive, "oci-layout")).isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
        JsonNode named =
                JSON.readTree(content(archive, "index.json")).get("manifests").get(0);
        assertThat(named.get("annotations").get("io.containerd.image.name").asText())
                .isEqualTo("docker.io/library/web:1");
        JsonNode manifest = JSON.readTree(blob(archive, named));
        assertThat(JSON.readTree(blob(archive, manifest.get("config")))
                        .get("os")
                        .asText())
                .isEqualTo("linux");
        assertThat(manifest.get("layers")).hasSize(1).allSatisfy(layer -> blob(archive, layer));
    }

    /** What a descriptor describes, which must be as large as it says. */
    private static String blob(Map<String, Entry> archive, JsonNode descriptor) {
        String blob =
                content(archive, "blobs/" + descriptor.get("digest").asText().replace(':', '/'));
        assertThat(blob).hasSize(descriptor.get("size").asInt());
        return blob;
    }

    @Test
    void aProgramBringsItsLibraries() throws IOException {
        Map<String, Entry> layer = layer(Image.named("docker.io/library/bash:1").program(Path.of("/bin/bash")));
        assertThat(layer.keySet()).contains("bin/bash").anyMatch(path -> path.contains("libc.so"));
        assertThat(layer.values())
                .noneMatch(entry -> entry.header().isSymbolicLink())
                .anyMatch(entry -> entry.header().getName().contains("ld-linux"));
    }

    @Test
    void aNameWithoutRegistryIsRefused() {
        assertThatThrownBy(() -> Image.named("web:1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"web:1\"")
                .hasMessageContaining("registry, repository and tag");
    }

    private Image web() throws IOException {
        Path app = folder.resolve("app");
        if (!Files.exists(app)) {
            Files.createDirectory(app);
            Files.writeString(app.resolve("run"), "#!/bin/sh\n");
            Files.setPosixFilePermissions(app.resolve("run"), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createSymbolicLink(app.resolve("link"), Path.of("run"));
        }
        return Image.named("docker.io/library/web:1")
                .withBusybox()
                .text("hello", "/www/index.html")
                .directory(app, "/app")
                .entrypoint("/bin/httpd", "-f")
                .environment("COLOR", "blue")
                .user("65534")
                .workingDirectory("/www")
                .expose(8080);
    }

    private Map<String, Entry> read(Image image) throws IOException {
        return entries(Files.newInputStream(image.writeTo(folder.resolve("image.tar"))));
    }

    private Map<String, Entry> layer(Image image) throws IOException {
        return layers(image).getFirst();
    }

    private List<Map<String, Entry>> layers(Image image) throws IOException {
        Map<String, Entry> archive = read(image);
        List<Map<String, Entry>> layers = new ArrayList<>();
        for (JsonNode layer :
                JSON.readTree(content(archive, "manifest.json")).get(0).get("Layers")) {
            layers.add(entries(
                    new ByteArrayInputStream(content(archive, layer.asText()).getBytes(ISO_8859_1))));
        }
        return layers;
    }

    private static Map<String, Entry> entries(InputStream in) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), new Entry(entry, new String(tar.readAllBytes(), ISO_8859_1)));
            }
        }
        return entries;
    }

    private static TarArchiveEntry entry(Map<String, Entry> entries, String path) {
        assertThat(entries).containsKey(path);
        return entries.getOrDefault(path, new Entry(new TarArchiveEntry(path), ""))
                .header();
    }

    private static String content(Map<String, Entry> entries, String path) {
        assertThat(entries).containsKey(path);
        return entries.getOrDefault(path, new Entry(new TarArchiveEntry(path), ""))
                .content();
    }
}
