package dev.longshore.local.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A file, folder or link of an image's layer; its path has no leading slash. */
sealed interface LayerEntry {
    String path();

    /** The header of the entry, without times, so that equal content gives equal images. */
    TarArchiveEntry header() throws IOException;

    /** Writes the content, if it has any. */
    default void writeContent(OutputStream out) throws IOException {}

    record Folder(String path, int mode) implements LayerEntry {
        @Override
        public TarArchiveEntry header() {
            TarArchiveEntry entry = new TarArchiveEntry(path + "/", TarConstants.LF_DIR);
            entry.setMode(mode);
            return entry;
        }
    }

    record Link(String path, String target) implements LayerEntry {
        @Override
        public TarArchiveEntry header() {
            TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            return entry;
        }
    }

    /** A file's content is read when the layer is written. */
    record File(String path, int mode, Content content) implements LayerEntry {
        @Override
        public TarArchiveEntry header() throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(path);
            entry.setMode(mode);
            entry.setSize(content.size());
            return entry;
        }

        @Override
        public void writeContent(OutputStream out) throws IOException {
            try (InputStream in = content.open()) {
                in.transferTo(out);
            }
        }
    }

    /** Where a file's bytes come from. */
    interface Content {
        long size() throws IOException;

        InputStream open() throws IOException;
    }

    /** Bytes at hand. */
    static LayerEntry ofBytes(byte[] bytes, String target, int mode) {
        return new File(relative(target), mode, new Content() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        });
    }

    /** Whatever lies at a path of this machine. */
    static LayerEntry ofFile(Path source, String target) {
        try {
            if (Files.isSymbolicLink(source)) {
                return new Link(relative(target), Files.readSymbolicLink(source).toString());
            }
            int mode = mode(source);
            return Files.isDirectory(source)
                    ? new Folder(relative(target), mode)
                    : new File(relative(target), mode, onDisk(source));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }

    private static Content onDisk(Path source) {
        return new Content() {
            @Override
            public long size() throws IOException {
                return Files.size(source);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(source);
            }
        };
    }

    private static int mode(Path source) throws IOException {
        return (int) Files.getAttribute(source, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
    }

    private static String relative(String path) {
        return path.replaceAll("/+", "/").replaceAll("^/|/$", "");
    }
}
