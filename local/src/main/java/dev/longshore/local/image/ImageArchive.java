package dev.longshore.local.image;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an image as one tar file that is an OCI image layout, and names its parts for {@code docker load} as well: what {@code docker save}
 * writes.
 */
final class ImageArchive {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OCI = "application/vnd.oci.image.";
    private static final String BLOBS = "blobs/sha256/";

    private final Path folder;
    /** By digest; equal layers are one. */
    private final Map<String, Path> blobs = new LinkedHashMap<>();

    private ImageArchive(Path folder) {
        this.folder = folder;
    }

    static void write(String name, List<List<LayerEntry>> layers, ImageConfig config, Path archive) throws IOException {
        Path folder = Files.createTempDirectory("longshore-image");
        ImageArchive parts = new ImageArchive(folder);
        try {
            parts.write(name, layers, config).writeTo(archive);
        } finally {
            for (Path blob : parts.blobs.values()) {
                Files.delete(blob);
            }
            Files.delete(folder);
        }
    }

    private ArchiveFile write(String name, List<List<LayerEntry>> layers, ImageConfig config) throws IOException {
        List<String> digests = new ArrayList<>();
        for (List<LayerEntry> layer : layers) {
            digests.add(layer(layer));
        }
        String configDigest = blob(JSON.writeValueAsBytes(config.json(digests)));
        List<Map<String, Object>> layerParts = new ArrayList<>();
        for (String digest : digests) {
            layerParts.add(descriptor("layer.v1.tar", digest));
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", OCI + "manifest.v1+json");
        manifest.put("config", descriptor("config.v1+json", configDigest));
        manifest.put("layers", layerParts);
        Map<String, Object> named = descriptor("manifest.v1+json", blob(JSON.writeValueAsBytes(manifest)));
        named.put("annotations", names(name));
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("schemaVersion", 2);
        index.put("mediaType", OCI + "index.v1+json");
        index.put("manifests", List.of(named));

        ArchiveFile file = new ArchiveFile();
        file.add("oci-layout", JSON.writeValueAsBytes(Map.of("imageLayoutVersion", "1.0.0")));
        file.add("index.json", JSON.writeValueAsBytes(index));
        file.add("manifest.json", JSON.writeValueAsBytes(List.of(forDocker(name, configDigest, digests))));
        blobs.forEach((digest, blob) -> file.add(BLOBS + digest, blob));
        return file;
    }

    private static Map<String, Object> forDocker(String name, String config, List<String> layers) {
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("Config", BLOBS + config);
        image.put("RepoTags", List.of(name));
        image.put("Layers", layers.stream().map(BLOBS::concat).toList());
        return image;
    }

    /** The whole name for containerd, the tag for everybody else. */
    private static Map<String, String> names(String name) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("io.containerd.image.name", name);
        names.put("org.opencontainers.image.ref.name", name.substring(name.lastIndexOf(':') + 1));
        return names;
    }

    private Map<String, Object> descriptor(String type, String digest) throws IOException {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("mediaType", OCI + type);
        descriptor.put("digest", "sha256:" + digest);
        descriptor.put("size", Files.size(blobs.getOrDefault(digest, folder)));
        return descriptor;
    }

    private String blob(byte[] content) throws IOException {
        String digest = Digests.of(content);
        blobs.put(digest, Files.write(folder.resolve(digest), content));
        return digest;
    }

    private String layer(List<LayerEntry> entries) throws IOException {
        Path file = folder.resolve("layer-" + blobs.size());
        Digests.Output out = Digests.to(Files.newOutputStream(file));
        try (Tar tar = Tar.to(out)) {
            for (LayerEntry entry : complete(entries)) {
                tar.add(entry.header(), entry::writeContent);
            }
        }
        String digest = out.digest();
        blobs.put(digest, Files.move(file, folder.resolve(digest)));
        return digest;
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
}
