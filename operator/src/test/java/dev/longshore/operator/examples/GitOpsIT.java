package dev.longshore.operator.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.TaskDefinition;
import dev.longshore.operator.support.Kubectl;
import dev.longshore.operator.support.Sandbox;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is delivered out of Git: overlays are applied, and nothing differs from them afterwards. */
class GitOpsIT extends SandboxTest {
    private static final Path GITOPS = Path.of("..", "examples", "gitops");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"staging,1", "production,2"})
    void anOverlayIsAppliedAndThenNothingDiffers(String stage, int tasks) throws IOException {
        ecs.nodes().simulated(2);
        Kubectl kubectl = new Kubectl(local.kubeconfigFile());
        String overlay = overlay(stage, "1.36");
        kubectl.run("apply", "--server-side", "--kustomize", overlay);
        ecs.eventually(() -> assertThat(ecs.status("storefront").runningCount()).isEqualTo(tasks));
        ecs.awaitStable("storefront");

        assertThat(kubectl.run("diff", "--server-side", "--kustomize", overlay)).isEmpty();
        kubectl.run("apply", "--server-side", "--kustomize", overlay);
        assertThat(kubectl.run("diff", "--kustomize", overlay)).isEmpty();

        kubectl.run("apply", "--server-side", "--kustomize", overlay(stage, "1.37"));
        TaskDefinition released = Sandbox.read(ecs.taskDefinition("storefront"));
        assertThat(released.getSpec().containerDefinitions().getFirst().image())
                .isEqualTo("docker.io/library/busybox:1.37");
        ecs.eventually(
                () -> assertThat(ecs.status("storefront").taskDefinition()).endsWith("storefront:2"));
    }

    /** Their programs do not run here: what they name must at least exist. */
    @Test
    void argoAndFluxDeliverAnOverlayThatExists() throws IOException {
        GenericKubernetesResource application = read(Files.readString(GITOPS.resolve("argocd/application.yaml")));
        assertThat(application.<Object>get("spec", "source", "path")).isEqualTo("overlays/production");
        List<GenericKubernetesResource> flux = Stream.of(
                        Files.readString(GITOPS.resolve("flux/storefront.yaml")).split("\n---\n"))
                .map(GitOpsIT::read)
                .toList();
        assertThat(flux.getLast().<Object>get("spec", "path")).isEqualTo("./overlays/production");
        assertThat(GITOPS.resolve("overlays/production/kustomization.yaml")).exists();
        GenericKubernetesResource repository = flux.getFirst();
        assertThat(flux.getLast().<Object>get("spec", "sourceRef", "name"))
                .isEqualTo(repository.getMetadata().getName());
    }

    private static GenericKubernetesResource read(String yaml) {
        return Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    }

    private String overlay(String stage, String tag) throws IOException {
        Path copy = folder.resolve("gitops");
        if (!Files.exists(copy)) {
            try (Stream<Path> files = Files.walk(GITOPS)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(GITOPS.relativize(file).toString()));
                }
            }
        }
        Path here = Files.createDirectories(copy.resolve("overlays/here"));
        Files.copy(
                GITOPS.resolve("overlays/production/kustomizeconfig.yaml"),
                here.resolve("kustomizeconfig.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        // The overlay in the test's own namespace and Cluster.
        Files.writeString(here.resolve("kustomization.yaml"), """
            namespace: %1$s
            resources: [../%2$s]
            images: [{name: docker.io/library/busybox, newTag: "%3$s"}]
            configurations: [kustomizeconfig.yaml]
            patches:
            - target: {kind: Service}
              patch: '[{"op": "replace", "path": "/spec/cluster", "value": "%1$s"}]'
            - target: {kind: ScalableTarget}
              patch: '[{"op": "replace", "path": "/spec/resourceId", "value": "service/%1$s/storefront"}]'
            """.formatted(ecs.name(), stage, tag));
        return here.toString();
    }
}
