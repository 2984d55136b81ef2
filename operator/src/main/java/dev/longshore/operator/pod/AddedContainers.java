package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.AppMeshProxy;
import dev.longshore.operator.definition.Isolation;
import dev.longshore.operator.definition.Ulimits;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a pod does by containers of Longshore's own because Kubernetes has no field for it. A first init container takes the network away or
 * leads it through a proxy, and another one brings the shell that sets a container's ulimits.
 */
final class AddedContainers {
    /** Names of containers and volumes that are Longshore's own begin with it. */
    static final String PREFIX = "longshore-added-";

    private static final String FOLDER = "/.longshore";
    private static final String BUSYBOX = "/bin/busybox";

    private static final String TAKE_NETWORK_AWAY = """
        for link in /sys/class/net/*; do
          name=${link##*/}
          test "$name" = lo || ip link delete "$name" || ip link set "$name" down || exit 1
        done
        """;

    /** Soft before hard: a hard limit cannot be lowered below the soft one, nor a soft one raised above the hard one. */
    private static final String LIMIT = """
        limit() {
          ulimit -S -$1 $2 2>/dev/null
          ulimit -H -$1 $3 && ulimit -S -$1 $2 && return
          echo "longshore: ulimit -$1 $2:$3 is more than this node's runtime allows, which is $(ulimit -H -$1)" >&2
          ulimit -S -$1 $(ulimit -H -$1)
        }
        """;

    /** The program as the container finds it, never an applet of the shell's own. */
    private static final String BECOME = """
        case $1 in */*) ;; *)
          IFS=:
          for folder in $PATH; do
            if test -x "$folder/$1"; then
              program=$folder/$1
              shift
              exec "$program" "$@"
            fi
          done
        esac
        exec "$@"
        """;

    private final TaskDefinitionSpec definition;
    private final PodPolicy policy;

    AddedContainers(TaskDefinitionSpec definition, PodPolicy policy) {
        this.definition = definition;
        this.policy = policy;
    }

    /** Before all others: nothing of the task runs while it has a network that it must not have. */
    List<Container> first() {
        List<Container> added = new ArrayList<>();
        if (Isolation.of(definition)) {
            added.add(container("network", policy.added().shell())
                    .withCommand(BUSYBOX, "sh", "-c", literal(TAKE_NETWORK_AWAY))
                    .withNewSecurityContext()
                    .withRunAsUser(0L)
                    .withNewCapabilities()
                    .withAdd("NET_ADMIN")
                    .withDrop("ALL")
                    .endCapabilities()
                    .endSecurityContext()
                    .build());
        }
        AppMeshProxy.variables(definition)
                .map(variables ->
                        ProxyRules.fill(container("proxy", policy.added().iptables()), variables))
                .ifPresent(proxy -> added.add(proxy.build()));
        if (launches()) {
            added.add(container("shell", policy.added().shell())
                    .withCommand(BUSYBOX, "cp", BUSYBOX, FOLDER + "/busybox")
                    .withVolumeMounts(mount(false))
                    .build());
        }
        return added;
    }

    Stream<Volume> volumes() {
        return launches()
                ? Stream.of(new VolumeBuilder()
                        .withName(PREFIX + "shell")
                        .withNewEmptyDir()
                        .endEmptyDir()
                        .build())
                : Stream.empty();
    }

    /** Makes a container's first process a shell that sets its limits and then becomes the program. */
    void launch(ContainerDefinition container, ContainerBuilder pod) {
        Ulimits.script(container).ifPresent(limits -> {
            List<String> shell =
                    List.of(FOLDER + "/busybox", "sh", "-c", literal(LIMIT + limits + BECOME), "longshore");
            pod.addToVolumeMounts(mount(true));
            if (container.entryPoint().isEmpty()) {
                pod.withArgs(
                        Stream.concat(shell.stream(), pod.getArgs().stream()).toList());
            } else {
                pod.withCommand(
                        Stream.concat(shell.stream(), pod.getCommand().stream()).toList());
            }
        });
    }

    private boolean launches() {
        return definition.containerDefinitions().stream()
                .anyMatch(container -> Ulimits.script(container).isPresent());
    }

    private ContainerBuilder container(String name, String image) {
        return new ContainerBuilder()
                .withName(PREFIX + name)
                .withImage(image)
                .withImagePullPolicy(policy.imagePullPolicy().orElse(null));
    }

    private static VolumeMount mount(boolean readOnly) {
        return new VolumeMount(FOLDER, null, PREFIX + "shell", readOnly ? true : null, null, null, null);
    }

    private static String literal(String script) {
        return ContainerEnvironment.literal(script);
    }
}
