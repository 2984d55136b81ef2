package dev.longshore.local.image;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which the parts of images are named. */
final class Digests {
    private Digests() {}

    /** Reads what is written through it. */
    static final class Output extends DigestOutputStream {
        private Output(OutputStream out) {
            super(out, sha256());
        }

        /** Of all that was written; call it once. */
        String digest() {
            return HexFormat.of().formatHex(getMessageDigest().digest());
        }
    }

    static Output to(OutputStream out) {
        return new Output(out);
    }

    static String of(byte[] content) {
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
