package dev.longshore.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kubeconfig as text and as a file of this user's alone.
 *
 * @param text the YAML
 * @param path the file
 */
public record KubeconfigFile(String text, Path path) implements AutoCloseable {
    /** Writes the text to a new file, which the JVM deletes when it ends if nobody did before. */
    public static KubeconfigFile of(String text) {
        try {
            Path file = Files.createTempFile("longshore", ".kubeconfig");
            file.toFile().deleteOnExit();
            return new KubeconfigFile(text, Files.writeString(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a kubeconfig", e);
        }
    }

    /** Deletes the file. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
