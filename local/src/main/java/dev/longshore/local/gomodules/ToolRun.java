package dev.longshore.local.gomodules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a tool answered when it was run as a person would run it.
 *
 * @param exitCode 0 when it was content
 * @param output what it printed, errors included
 */
public record ToolRun(int exitCode, String output) {
    /**
     * Runs a tool to its end.
     *
     * @param input what it reads from its standard input
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public static ToolRun of(
            Toolbox toolbox, Tool tool, Map<String, String> environment, String input, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(toolbox.path(tool).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var pipe = process.getOutputStream()) {
            pipe.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ToolRun(process.waitFor(), output);
    }
}
