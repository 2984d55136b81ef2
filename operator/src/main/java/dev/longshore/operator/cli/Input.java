package dev.longshore.operator.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file, or of standard input.
 *
 * @param name the file as it was given
 */
record Input(String name, String text) {
    private static final String STANDARD_INPUT = "-";

    /** @param file {@code -} for standard input */
    static Input read(String file) throws IOException {
        return file.equals(STANDARD_INPUT)
                ? new Input("stdin", new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
                : new Input(file, Files.readString(Path.of(file)));
    }
}
