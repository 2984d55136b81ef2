package dev.longshore.local.image;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes images in the format of {@code docker save}: a layer, a configuration and a manifest in one tar file. */
final class DockerArchive {
    private static final JsonMapper JSON = new JsonMapper();

    private DockerArchive() {}

    static void write(String name, List<LayerEntry> entries, ImageConfig config, Path archive) throws IOException {
        Path layer = Files.createTempFile("longshore-layer", ".tar");
        try {
            String layerDigest = writeLayer(entries, layer);
            byte[] configJson = JSON.writeValueAsBytes(config.json(layerDigest));
            String configName = digest(configJson) + ".json";
            Map<String, Object> manifest =
                    Map.of("Config", configName, "RepoTags", List.of(name), "Layers", List.of("layer.tar"));
            try (TarArchiveOutputStream tar = tar(Files.newOutputStream(archive))) {
                add(tar, configName, configJson);
                TarArchiveEntry header = new TarArchiveEntry("layer.tar");
                header.setSize(Files.size(layer));
                begin(tar, header);
                Files.copy(layer, tar);
                tar.closeArchiveEntry();
                add(tar, "manifest.json", JSON.writeValueAsBytes(List.of(manifest)));
            }
        } finally {
            Files.delete(layer);
        }
    }

    private static String writeLayer(List<LayerEntry> entries, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (TarArchiveOutputStream tar = tar(new DigestOutputStream(Files.newOutputStream(file), digest))) {
            for (LayerEntry entry : complete(entries)) {
                begin(tar, entry.header());
                entry.writeContent(tar);
                tar.closeArchiveEntry();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The entries with the folders above them; of two entries of one path the later wins. */
    private static Iterable<LayerEntry> complete(List<LayerEntry> entries) {
        Map<String, LayerEntry> byPath = new LinkedHashMap<>();
        entries.forEach(entry -> byPath.put(entry.path(), entry));
        Map<String, LayerEntry> all = new LinkedHashMap<>();
        for (LayerEntry entry : byPath.values()) {
            for (int slash = entry.path().indexOf('/');
                    slash > 0;
                    slash = entry.path().indexOf('/', slash + 1)) {
                String parent = entry.path().substring(0, slash);
                all.computeIfAbsent(parent, path -> byPath.getOrDefault(path, new LayerEntry.Folder(path, 0755)));
            }
            if (!entry.path().isEmpty()) {
                all.putIfAbsent(entry.path(), entry);
            }
        }
        return all.values();
    }

    private static TarArchiveOutputStream tar(OutputStream out) {
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new BufferedOutputStream(out), StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return tar;
    }

    /** Without times and owners, so that equal content gives equal bytes. */
    private static void begin(TarArchiveOutputStream tar, TarArchiveEntry header) throws IOException {
        header.setModTime(0L);
        header.setIds(0, 0);
        header.setUserName("");
        tar.putArchiveEntry(header);
    }

    private static void add(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry header = new TarArchiveEntry(name);
        header.setSize(content.length);
        begin(tar, header);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String digest(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
