package dev.longshore.operator.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Go module, whose files are those that its project publishes: such as the CRDs of its kinds. */
public final class GoModule {
    private final Path folder;

    private GoModule(Path folder) {
        this.folder = folder;
    }

    /** The module of this name and version, such as {@code sigs.k8s.io/gateway-api@v1.3.0}. */
    public static GoModule of(String module) throws IOException, InterruptedException {
        Process go = new ProcessBuilder("go", "mod", "download", "-json", module)
                .directory(Files.createTempDirectory("go-module").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (go.waitFor() != 0) {
            throw new IllegalStateException("go mod download " + module + ": " + told);
        }
        return new GoModule(Path.of(
                Serialization.unmarshal(told, JsonNode.class).path("Dir").asText()));
    }

    /** Where its files are; they cannot be written. */
    public Path folder() {
        return folder;
    }

    /** The CRD of a file. */
    public CustomResourceDefinition crd(String file) throws IOException {
        return Serialization.unmarshal(Files.readString(folder.resolve(file)), CustomResourceDefinition.class);
    }

    /** Installs the kind of a CRD's file; returns when its objects can be asked for. */
    public ResourceDefinitionContext install(KubernetesClient client, String file) throws IOException {
        CustomResourceDefinition crd = crd(file);
        client.resource(crd).forceConflicts().serverSideApply();
        ResourceDefinitionContext kind = new ResourceDefinitionContext.Builder()
                .withGroup(crd.getSpec().getGroup())
                .withVersion(crd.getSpec().getVersions().stream()
                        .filter(version -> version.getStorage())
                        .findFirst()
                        .orElseThrow()
                        .getName())
                .withKind(crd.getSpec().getNames().getKind())
                .withPlural(crd.getSpec().getNames().getPlural())
                .withNamespaced(crd.getSpec().getScope().equals("Namespaced"))
                .build();
        Sandbox.patiently()
                .ignoreExceptions()
                .until(() -> client.genericKubernetesResources(kind).list().getItems() != null);
        return kind;
    }
}
