package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.KeyValuePair;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code proxyConfiguration}: which of a task's TCP connections are led through the proxy that is one of its containers. */
public final class AppMeshProxy {
    private static final Map<String, String> VARIABLES = Map.of(
            "IgnoredUID", "IGNORED_UID",
            "IgnoredGID", "IGNORED_GID",
            "AppPorts", "APP_PORTS",
            "ProxyIngressPort", "INGRESS_PORT",
            "ProxyEgressPort", "EGRESS_PORT",
            "EgressIgnoredPorts", "EGRESS_IGNORED_PORTS",
            "EgressIgnoredIPs", "EGRESS_IGNORED_IPS");

    private AppMeshProxy() {}

    /** Its properties as environment variables, lists without blanks; empty where no traffic is to be led anywhere. */
    public static Optional<Map<String, String>> variables(TaskDefinitionSpec spec) {
        return Optional.ofNullable(spec.proxyConfiguration()).map(proxy -> {
            Map<String, String> variables = new HashMap<>();
            for (KeyValuePair property : proxy.properties()) {
                Optional.ofNullable(VARIABLES.get(property.name()))
                        .ifPresent(name -> variables.put(name, property.value().replaceAll("\\s", "")));
            }
            return variables;
        });
    }
}
