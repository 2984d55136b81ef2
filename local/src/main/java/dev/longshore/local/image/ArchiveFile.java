package dev.longshore.local.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Named parts, in their order, that become one tar file. */
final class ArchiveFile {
    private record Part(Size size, Tar.Content content) {}

    private interface Size {
        long bytes() throws IOException;
    }

    private final Map<String, Part> parts = new LinkedHashMap<>();

    void add(String name, byte[] content) {
        parts.put(name, new Part(() -> content.length, (OutputStream out) -> out.write(content)));
    }

    void add(String name, Path file) {
        parts.put(name, new Part(() -> Files.size(file), (OutputStream out) -> Files.copy(file, out)));
    }

    void writeTo(Path archive) throws IOException {
        try (Tar tar = Tar.to(Files.newOutputStream(archive))) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                TarArchiveEntry header = new TarArchiveEntry(part.getKey());
                header.setSize(part.getValue().size().bytes());
                tar.add(header, part.getValue().content());
            }
        }
    }
}
