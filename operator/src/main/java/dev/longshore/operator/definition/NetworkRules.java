package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.ProxyConfiguration;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.regex.Pattern;

/** What network modes exclude: container settings of Docker networks, and the proxy. */
final class NetworkRules {
    private static final Pattern SEARCH_DOMAIN = Pattern.compile("[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]");

    private NetworkRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        NetworkMode mode = PortRules.mode(spec);
        Findings.containers(spec, (container, path) -> {
            findings.addIf(
                    mode != NetworkMode.BRIDGE && !container.links().isEmpty(),
                    path + ".links",
                    "Links are not supported when networkMode=" + PortRules.spelled(mode)
                            + ". The containers of a task reach each other at localhost.");
            if (mode == NetworkMode.AWSVPC) {
                checkAwsvpc(container, path, findings);
            }
            Findings.each(
                    container.dnsSearchDomains(),
                    path + ".dnsSearchDomains",
                    (domain, at) -> findings.addIf(
                            !SEARCH_DOMAIN.matcher(domain).matches(),
                            at,
                            "A search domain must match ^[a-zA-Z0-9-.]{0,253}[a-zA-Z0-9]$, but was '" + domain + "'."));
        });
        ProxyConfiguration proxy = spec.proxyConfiguration();
        if (proxy != null) {
            checkProxy(proxy, spec, mode, findings);
        }
    }

    private static void checkAwsvpc(ContainerDefinition container, String path, Findings findings) {
        String suffix = " on container when networkMode=awsvpc";
        findings.addIf(
                container.hostname() != null && !container.hostname().isEmpty(),
                path + ".hostname",
                "Hostname is not supported" + suffix + ". Take '" + container.hostname() + "' out.");
        findings.addIf(
                !container.dnsServers().isEmpty(), path + ".dnsServers", "DNS servers are not supported" + suffix);
        findings.addIf(
                !container.dnsSearchDomains().isEmpty(),
                path + ".dnsSearchDomains",
                "DNS search domains are not supported" + suffix);
        findings.addIf(
                !container.extraHosts().isEmpty(), path + ".extraHosts", "Extra hosts are not supported" + suffix);
        findings.addIf(
                Boolean.TRUE.equals(container.disableNetworking()),
                path + ".disableNetworking",
                "Disable Networking is not supported" + suffix);
    }

    private static void checkProxy(
            ProxyConfiguration proxy, TaskDefinitionSpec spec, NetworkMode mode, Findings findings) {
        findings.addIf(
                mode != NetworkMode.AWSVPC,
                "spec.proxyConfiguration",
                "proxyConfiguration needs networkMode awsvpc, but it is " + PortRules.spelled(mode) + ".");
        findings.addIf(
                spec.containerDefinitions().stream()
                        .noneMatch(container -> container.name().equals(proxy.containerName())),
                "spec.proxyConfiguration.containerName",
                "The container '" + proxy.containerName() + "' does not exist in the task definition.");
    }
}
