package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.FirelensConfiguration;
import dev.longshore.ecs.v1alpha1.FirelensConfigurationType;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.WorkloadPermissions;
import dev.longshore.operator.definition.LogRouters;
import dev.longshore.operator.firelens.Routing;
import dev.longshore.operator.names.Annotations;
import dev.longshore.operator.names.Slug;
import dev.longshore.operator.names.TaskName;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * FireLens' router in a pod. Its configuration names the task, so it is the pod's own: an annotation, which a downwardAPI volume shows
 * as the router's file. Nothing else has to be written for it.
 */
final class LogRouter {
    private static final String CONFIGURATION = "firelens-configuration";
    private static final String EXTERNAL = "firelens-external";
    private static final String LOGS = "firelens-logs";
    private static final String POD_LOGS = "/var/log/pods";
    private static final String POD_UID = "LONGSHORE_POD_UID";

    private final TaskTemplate template;
    private final ContainerDefinition router;
    private final FirelensConfiguration configuration;

    private LogRouter(TaskTemplate template, ContainerDefinition router, FirelensConfiguration configuration) {
        this.template = template;
        this.router = router;
        this.configuration = configuration;
    }

    /** The router of a task; empty if it has none. */
    static Optional<LogRouter> of(TaskTemplate template) {
        return LogRouters.of(template.definition())
                .flatMap(router -> Optional.ofNullable(router.firelensConfiguration())
                        .map(configuration -> new LogRouter(template, router, configuration)));
    }

    /** Gives the router its configuration and the others its address. */
    void giveTo(Pod pod, TaskName name) {
        boolean fluentBit = configuration.type() == FirelensConfigurationType.FLUENTBIT;
        String folder = fluentBit ? "/fluent-bit/etc" : "/fluentd/etc";
        String file = fluentBit ? "fluent-bit.conf" : "fluent.conf";
        Optional<String> external = LogRouters.external(configuration, folder);
        Routing routing = new Routing(
                name.taskId(),
                LogRouters.metadata(
                        configuration,
                        template.group().namespace(),
                        template.cluster(),
                        name.taskId(),
                        template.revision().reference()),
                external,
                listens(),
                reads(),
                LogRouters.routes(template.definition()));
        pod.getMetadata().getAnnotations().put(Annotations.LOG_ROUTER, routing.text(configuration.type()));
        List<VolumeMount> mounts = new ArrayList<>(List.of(mount(CONFIGURATION, folder + "/" + file, file)));
        List<Volume> volumes = new ArrayList<>(List.of(configurationVolume(file)));
        LogRouters.externalObject(configuration).ifPresent(object -> {
            mounts.add(mount(EXTERNAL, external.orElseThrow(), LogRouters.EXTERNAL_KEY));
            volumes.add(configMap(StoredValue.configMap(object)));
        });
        if (reads()) {
            mounts.add(ownLogs(pod));
            volumes.add(podLogs());
            forget(pod, POD_UID);
        }
        new Additions(variables(), mounts, volumes).giveTo(pod.getSpec(), one -> isRouter(one.getName()));
        tellOthers(pod);
    }

    private boolean isRouter(String podContainer) {
        return podContainer.equals(Slug.of(router.name()));
    }

    /** On the host's network the port would be the node's. */
    private boolean listens() {
        return template.definition().networkMode() != NetworkMode.HOST;
    }

    private boolean reads() {
        return template.policy()
                .allow()
                .map(WorkloadPermissions::firelensLogs)
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    private List<EnvVar> variables() {
        List<EnvVar> variables = new ArrayList<>(LogRouters.secrets(template.definition()).entrySet().stream()
                .map(secret -> ContainerEnvironment.variable(secret.getKey(), secret.getValue()))
                .toList());
        if (reads()) {
            variables.add(new EnvVarBuilder()
                    .withName(POD_UID)
                    .withNewValueFrom()
                    .withNewFieldRef(null, "metadata.uid")
                    .endValueFrom()
                    .build());
        }
        return variables;
    }

    /** The definition must not say whose logs are read. */
    private void forget(Pod pod, String variable) {
        List<Container> routers = pod.getSpec().getInitContainers().stream()
                .filter(one -> isRouter(one.getName()))
                .toList();
        routers.forEach(one -> one.setEnv(
                one.getEnv().stream().filter(v -> !v.getName().equals(variable)).toList()));
    }

    private void tellOthers(Pod pod) {
        if (!listens()) {
            return;
        }
        Set<String> routed = LogRouters.routes(template.definition()).stream()
                .map(route -> route.podContainer())
                .collect(Collectors.toSet());
        List<EnvVar> address = List.of(
                new EnvVar("FLUENT_HOST", "127.0.0.1", null), new EnvVar("FLUENT_PORT", "" + Routing.PORT, null));
        new Additions(address, List.of(), List.of()).giveTo(pod.getSpec(), one -> routed.contains(one.getName()));
    }

    private static Volume configurationVolume(String file) {
        return new VolumeBuilder()
                .withName(CONFIGURATION)
                .withNewDownwardAPI()
                .addNewItem()
                .withPath(file)
                .withNewFieldRef(null, "metadata.annotations['" + Annotations.LOG_ROUTER + "']")
                .endItem()
                .endDownwardAPI()
                .build();
    }

    private static Volume configMap(String name) {
        return new VolumeBuilder()
                .withName(EXTERNAL)
                .withNewConfigMap()
                .withName(name)
                .endConfigMap()
                .build();
    }

    private static VolumeMount mount(String volume, String path, String subPath) {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(path)
                .withSubPath(subPath)
                .withReadOnly(true)
                .build();
    }

    private static Volume podLogs() {
        return new VolumeBuilder()
                .withName(LOGS)
                .withNewHostPath(POD_LOGS, "Directory")
                .build();
    }

    /** Of all pods' logs on the node those of this pod, which the kubelet keeps in a folder of namespace, name and uid. */
    private static VolumeMount ownLogs(Pod pod) {
        return new VolumeMountBuilder()
                .withName(LOGS)
                .withMountPath(Routing.LOGS)
                .withSubPathExpr(pod.getMetadata().getNamespace() + "_"
                        + pod.getMetadata().getName() + "_$(" + POD_UID + ")")
                .withReadOnly(true)
                .build();
    }
}
