package dev.longshore.operator.pod;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Leads a task's connections through its proxy, by the rules that ECS's agent makes for App Mesh; of IPv4. */
final class ProxyRules {
    /** What comes in for the application goes to the proxy, and what leaves it too, but for the proxy's own connections and those left out. */
    private static final String SCRIPT = """
        set -e
        rule() { iptables -w -t nat "$@"; }
        rule -N LONGSHORE_IN
        rule -N LONGSHORE_OUT
        if test -n "$APP_PORTS"; then
          rule -A LONGSHORE_IN -p tcp -m multiport --dports "$APP_PORTS" -j REDIRECT --to-ports "$INGRESS_PORT"
          rule -A PREROUTING -p tcp -m addrtype ! --src-type LOCAL -j LONGSHORE_IN
        fi
        test -z "$IGNORED_UID" || rule -A LONGSHORE_OUT -m owner --uid-owner "$IGNORED_UID" -j RETURN
        test -z "$IGNORED_GID" || rule -A LONGSHORE_OUT -m owner --gid-owner "$IGNORED_GID" -j RETURN
        test -z "$EGRESS_IGNORED_PORTS" || rule -A LONGSHORE_OUT -p tcp -m multiport --dports "$EGRESS_IGNORED_PORTS" -j RETURN
        test -z "$EGRESS_IGNORED_IPS" || rule -A LONGSHORE_OUT -d "$EGRESS_IGNORED_IPS" -j RETURN
        rule -A LONGSHORE_OUT -p tcp -j REDIRECT --to-ports "$EGRESS_PORT"
        rule -A OUTPUT -p tcp -m addrtype ! --dst-type LOCAL -j LONGSHORE_OUT
        """;

    private ProxyRules() {}

    /** What the definition says comes as variables: none of it is read as a line of the script. */
    static ContainerBuilder fill(ContainerBuilder added, Map<String, String> variables) {
        return added.withCommand("/bin/sh", "-c", ContainerEnvironment.literal(SCRIPT))
                .withEnv(environment(variables))
                .withNewSecurityContext()
                .withRunAsUser(0L)
                .withNewCapabilities()
                .withAdd("NET_ADMIN", "NET_RAW")
                .withDrop("ALL")
                .endCapabilities()
                .endSecurityContext();
    }

    private static List<EnvVar> environment(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(variable -> new EnvVar(variable.getKey(), ContainerEnvironment.literal(variable.getValue()), null))
                .sorted(Comparator.comparing(EnvVar::getName))
                .toList();
    }
}
