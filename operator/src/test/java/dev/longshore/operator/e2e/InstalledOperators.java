package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.names.Labels;
import dev.longshore.operator.support.Sandbox;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operators of an installation: their pods, and their processes as this machine sees them. */
record InstalledOperators(KubernetesClient client, String namespace) {
    private static final String JAR = "/opt/longshore/longshore.jar";

    List<Pod> pods() {
        return client.pods()
                .inNamespace(namespace)
                .withLabel("app.kubernetes.io/name", "longshore")
                .list()
                .getItems();
    }

    Set<String> uids() {
        return pods().stream().map(pod -> pod.getMetadata().getUid()).collect(Collectors.toSet());
    }

    /** The one that leads, once it is marked and ready. */
    Pod leader() {
        return Sandbox.patiently()
                .ignoreExceptions()
                .until(
                        () -> pods().stream()
                                .filter(pod -> pod.getMetadata().getName().equals(holder()))
                                .filter(pod -> "true"
                                        .equals(pod.getMetadata().getLabels().get(Labels.LEADER)))
                                .filter(Readiness::isPodReady)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Who holds the Lease. */
    String holder() {
        return Sandbox.read(client.leases().inNamespace(namespace).withName("longshore"))
                .getSpec()
                .getHolderIdentity();
    }

    int restarts(Pod pod) {
        return Sandbox.read(client.pods().resource(pod)).getStatus().getContainerStatuses().stream()
                .mapToInt(ContainerStatus::getRestartCount)
                .sum();
    }

    String log(Pod pod) {
        try {
            return client.pods().resource(pod).getLog();
        } catch (KubernetesClientException e) {
            return "no log: " + e.getMessage();
        }
    }

    /** The process of a pod. */
    long process(Pod pod) throws IOException {
        for (long process : processes()) {
            if (read(process, "environ")
                    .contains("POD_NAME=" + pod.getMetadata().getName() + "\0")) {
                return process;
            }
        }
        throw new AssertionError(pod.getMetadata().getName() + " has no process");
    }

    void signal(String name, long process) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-" + name, String.valueOf(process))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
    }

    /** What each of them has in memory. */
    List<Long> residentMebibytes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (long process : processes()) {
            read(process, "status")
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .forEach(sizes::add);
        }
        return sizes;
    }

    private static List<Long> processes() throws IOException {
        List<Long> processes = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .map(Long::valueOf)
                    .filter(process -> read(process, "cmdline").contains("\0" + JAR + "\0"))
                    .forEach(processes::add);
        }
        return processes;
    }

    private static String read(long process, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process), file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** What explains a failure. */
    void tell() {
        pods().forEach(pod ->
                System.out.printf("### %s: %s%n%s%n", pod.getMetadata().getName(), pod.getStatus(), log(pod)));
    }
}
