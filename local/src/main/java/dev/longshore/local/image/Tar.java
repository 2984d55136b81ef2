package dev.longshore.local.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar file without times and owners, so that equal content gives equal bytes. */
final class Tar implements AutoCloseable {
    /** What writes an entry's bytes. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final TarArchiveOutputStream tar;

    private Tar(TarArchiveOutputStream tar) {
        this.tar = tar;
    }

    static Tar to(OutputStream out) {
        TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new BufferedOutputStream(out), StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return new Tar(tar);
    }

    /** Adds what the header describes. */
    void add(TarArchiveEntry header, Content content) throws IOException {
        header.setModTime(0L);
        header.setIds(0, 0);
        header.setUserName("");
        tar.putArchiveEntry(header);
        content.writeTo(tar);
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
