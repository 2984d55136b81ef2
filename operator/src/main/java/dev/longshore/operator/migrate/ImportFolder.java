package dev.longshore.operator.migrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.convert.ManifestYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what was imported: a file for each object, a kustomization.yaml of them, and REPORT.md. */
public final class ImportFolder {
    /** The order in which people read them; that of applying does not matter. */
    private static final List<String> KINDS = List.of(
            "Cluster",
            "CapacityProvider",
            "TaskDefinition",
            "TargetGroup",
            "Service",
            "ScalableTarget",
            "ScalingPolicy",
            "Alarm");

    private ImportFolder() {}

    /**
     * Writes the files, over those of the same names.
     *
     * @param namespace where the objects shall be; empty: where they are applied
     */
    public static void write(Imported imported, Optional<String> namespace, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Manifest manifest : imported.manifests()) {
            Files.writeString(folder.resolve(file(manifest)), ManifestYaml.write(manifest, namespace));
        }
        Files.writeString(folder.resolve("kustomization.yaml"), kustomization(imported.manifests()));
        Files.writeString(folder.resolve("REPORT.md"), ImportReport.of(imported));
    }

    private static String kustomization(List<Manifest> manifests) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("apiVersion", "kustomize.config.k8s.io/v1beta1").put("kind", "Kustomization");
        ArrayNode resources = file.putArray("resources");
        KINDS.forEach(kind -> manifests.stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .forEach(manifest -> resources.add(file(manifest))));
        manifests.stream()
                .filter(manifest -> !KINDS.contains(manifest.kind()))
                .forEach(manifest -> resources.add(file(manifest)));
        return ManifestYaml.write(file);
    }

    private static String file(Manifest manifest) {
        return manifest.kind().toLowerCase(Locale.ROOT) + "-" + manifest.name() + ".yaml";
    }
}
