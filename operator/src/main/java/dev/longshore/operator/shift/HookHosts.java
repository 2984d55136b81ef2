package dev.longshore.operator.shift;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which hosts hooks may be sent to. A hook is asked from where the operator runs, which may reach what the author of a Service may not: so
 * beside the Services of the author's own namespace only what the operator's administrators allow.
 *
 * @param allowed host names or addresses, or {@code *.} before a domain for all that end with it; {@code *} for every host
 */
public record HookHosts(List<String> allowed) {
    /** The Services of the namespace alone. */
    public static final HookHosts OWN_NAMESPACE = new HookHosts(List.of());

    private static final String ANY = "*";

    /** Host names have no case. */
    public HookHosts {
        allowed = allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /** Reads a list with commas. */
    public static HookHosts parse(String commas) {
        return new HookHosts(Arrays.stream(commas.split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList());
    }

    /** Why a hook of this namespace is not sent there; empty if it is. */
    Optional<String> refusal(String namespace, URI url) {
        String host = Optional.ofNullable(url.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (!host.isEmpty() && (isServiceOf(namespace, host) || allowed.stream().anyMatch(one -> matches(one, host)))) {
            return Optional.empty();
        }
        return Optional.of("hookTargetArn: host \"" + host + "\" is neither a Service of namespace \"" + namespace
                + "\", NAME." + namespace + ".svc, nor among the hosts that hooks may be sent to (chart: hooks.hosts;"
                + " operator: --hook-hosts).");
    }

    private static boolean isServiceOf(String namespace, String host) {
        return host.matches("[a-z0-9-]+\\." + namespace + "\\.svc(\\.cluster\\.local)?\\.?");
    }

    private static boolean matches(String allowed, String host) {
        return allowed.equals(ANY)
                || allowed.equals(host)
                || (allowed.startsWith("*.") && host.endsWith(allowed.substring(1)));
    }
}
