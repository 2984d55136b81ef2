package dev.longshore.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden pods: each file of pods/ is a task definition, and after the dashes the whole pod that it becomes. */
class TaskPodTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bridge-dynamic",
                "bridge-static",
                "port-range",
                "host",
                "awsvpc",
                "none",
                "task-size",
                "environment",
                "user",
                "names",
                "grace",
                "command"
            })
    void becomesThePodOfTheFile(String name) {
        String[] parts = read(name).split("(?m)^---\n", 2);
        Pod pod = Templates.pod(parts[0], Templates.POLICY);
        assertThat(Serialization.asYaml(pod)).isEqualTo(canonical(parts[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"task-size-without-pod-level"})
    void becomesThePodOfTheFileBeforeKubernetes134(String name) {
        String[] parts = read(name).split("(?m)^---\n", 2);
        Pod pod = Templates.pod(parts[0], Templates.OLD_SERVER);
        assertThat(Serialization.asYaml(pod)).isEqualTo(canonical(parts[1]));
    }

    private static String canonical(String yaml) {
        return Serialization.asYaml(Serialization.unmarshal(yaml, Pod.class));
    }

    private static String read(String name) {
        String file = "/pods/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(TaskPodTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
