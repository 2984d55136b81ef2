package dev.longshore.operator.image;

import dev.longshore.local.machine.Command;
import java.nio.file.Path;
import java.util.List;

/** A Java runtime of the modules that the operator needs. */
final class JavaRuntime {
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.sql",
            "java.xml",
            "jdk.httpserver",
            "jdk.management",
            "jdk.unsupported",
            "jdk.zipfs");

    private JavaRuntime() {}

    /**
     * Links it from the JDK that runs this.
     *
     * @throws IllegalStateException if that is no JDK, or jlink fails
     */
    static void link(Path target) {
        Command.of(Path.of(System.getProperty("java.home"), "bin", "jlink").toString())
                .with("--add-modules", String.join(",", MODULES))
                .with("--strip-debug", "--no-man-pages", "--no-header-files")
                .with("--output", target.toString())
                .must();
    }
}
