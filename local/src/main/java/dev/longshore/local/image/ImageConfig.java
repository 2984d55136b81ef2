package dev.longshore.local.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The run-time part of an image's configuration. */
record ImageConfig(
        Map<String, String> environment,
        List<String> exposedPorts,
        List<String> entrypoint,
        List<String> command,
        String workingDirectory,
        String user) {

    /** The image configuration as the OCI image specification has it. */
    Map<String, Object> json(List<String> layerDigests) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put(
                "Env",
                environment.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
        run.put(
                "ExposedPorts",
                exposedPorts.stream()
                        .sorted()
                        .collect(Collectors.toMap(port -> port, port -> Map.of(), (a, b) -> a, LinkedHashMap::new)));
        run.put("Entrypoint", entrypoint);
        run.put("Cmd", command);
        run.put("WorkingDir", workingDirectory);
        run.put("User", user);
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architecture", architecture());
        config.put("os", "linux");
        config.put("config", run);
        Map<String, Object> layers = new LinkedHashMap<>();
        layers.put("type", "layers");
        layers.put("diff_ids", layerDigests.stream().map("sha256:"::concat).toList());
        config.put("rootfs", layers);
        config.put(
                "history",
                layerDigests.stream()
                        .map(layer -> Map.of("created_by", "longshore"))
                        .toList());
        return config;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }
}
