package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.IpcMode;
import dev.longshore.ecs.v1alpha1.LinuxParameters;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.PidMode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.operator.definition.HostNames;
import dev.longshore.operator.definition.NameServers;
import dev.longshore.operator.definition.Sysctls;
import io.fabric8.kubernetes.api.model.HostAlias;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Sysctl;
import java.util.List;
import java.util.Objects;

/** Fields that a pod has once for all of its containers: namespaces, names, resolver, kernel parameters. */
final class PodSettings {
    private PodSettings() {}

    static void apply(TaskDefinitionSpec definition, PodSpecBuilder pod) {
        namespaces(definition, pod);
        hostNames(HostNames.of(definition), pod);
        nameServers(NameServers.of(definition), pod);
        sysctls(Sysctls.of(definition), pod);
        pod.withImagePullSecrets(RegistryCredentials.of(definition));
    }

    private static void namespaces(TaskDefinitionSpec definition, PodSpecBuilder pod) {
        pod.withHostNetwork(definition.networkMode() == NetworkMode.HOST ? true : null)
                .withHostPID(definition.pidMode() == PidMode.HOST ? true : null)
                .withHostIPC(definition.ipcMode() == IpcMode.HOST ? true : null)
                .withShareProcessNamespace(sharesProcesses(definition) ? true : null);
    }

    /** With shared processes the pod's own first process reaps orphans: what Docker's init does for an only container. */
    private static boolean sharesProcesses(TaskDefinitionSpec definition) {
        boolean alone = definition.containerDefinitions().size() == 1;
        boolean init = definition.containerDefinitions().stream()
                .map(container -> container.linuxParameters())
                .filter(Objects::nonNull)
                .map(LinuxParameters::initProcessEnabled)
                .anyMatch(Boolean.TRUE::equals);
        return definition.pidMode() == PidMode.TASK || (definition.pidMode() == null && alone && init);
    }

    private static void hostNames(HostNames names, PodSpecBuilder pod) {
        names.hostname().ifPresent(pod::withHostname);
        names.lines().forEach((address, aliases) -> pod.addToHostAliases(new HostAlias(aliases, address)));
    }

    /** Docker asks the given servers only; given domains are searched besides the cluster's own where its server stays. */
    private static void nameServers(NameServers resolver, PodSpecBuilder pod) {
        List<String> servers = resolver.servers();
        if (servers.isEmpty() && resolver.domains().isEmpty()) {
            return;
        }
        pod.withDnsPolicy(servers.isEmpty() ? null : "None")
                .withNewDnsConfig()
                .withNameservers(servers)
                .withSearches(resolver.domains())
                .endDnsConfig();
    }

    private static void sysctls(Sysctls sysctls, PodSpecBuilder pod) {
        List<Sysctl> list = sysctls.values().entrySet().stream()
                .map(entry -> new Sysctl(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .toList();
        if (!list.isEmpty()) {
            pod.withNewSecurityContext().withSysctls(list).endSecurityContext();
        }
    }
}
