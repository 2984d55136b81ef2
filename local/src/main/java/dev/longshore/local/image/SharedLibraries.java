package dev.longshore.local.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The shared libraries of a dynamically linked program, as ldd names them. */
public final class SharedLibraries {
    private static final Pattern PATH = Pattern.compile("(?:=> |^\\s*)(/\\S+) \\(0x", Pattern.MULTILINE);

    private SharedLibraries() {}

    /** The paths of all of them, its interpreter among them; none of a static program. */
    public static List<Path> of(Path program) {
        try {
            Process process = new ProcessBuilder("ldd", program.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // A static program has no library lines, and ldd's exit code then says nothing of use.
            return PATH.matcher(output).results().map(SharedLibraries::resolved).toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot run ldd on " + program, e);
        }
    }

    private static Path resolved(MatchResult match) {
        return Path.of(match.group(1));
    }
}
