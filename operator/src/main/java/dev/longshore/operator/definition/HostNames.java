package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.NetworkMode;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that a pod knows itself and others by, for all of its containers: {@code hostname}, {@code extraHosts}, and
 * {@code links}, whose targets are in the same pod. Where containers contradict each other the first one is heard.
 */
public final class HostNames {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private final boolean hostNetwork;
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final List<Ignored> ignored = new ArrayList<>();
    private Optional<String> hostname = Optional.empty();

    private HostNames(TaskDefinitionSpec spec) {
        this.hostNetwork = spec.networkMode() == NetworkMode.HOST;
        Ignored.containers(spec, (container, path) -> {
            Optional.ofNullable(container.hostname())
                    .filter(name -> !name.isEmpty())
                    .ifPresent(name -> readHostname(name, path + ".hostname"));
            Findings.each(
                    container.extraHosts(),
                    path + ".extraHosts",
                    (entry, at) -> readEntry(entry.hostname(), entry.ipAddress(), at));
            Findings.each(container.links(), path + ".links", this::readLink);
        });
    }

    /** Those of a whole task. */
    public static HostNames of(TaskDefinitionSpec spec) {
        return new HostNames(spec);
    }

    /** The pod's own name; empty to leave it to Kubernetes. */
    public Optional<String> hostname() {
        return hostname;
    }

    /** The lines of the hosts file: address to names. */
    public Map<String, List<String>> lines() {
        return addresses.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    private void readHostname(String name, String path) {
        if (hostNetwork) {
            ignore(path, "a task on the host's network has the node's name");
        } else if (!LABEL.matcher(name).matches()) {
            ignore(path, "a pod's host name has 1 to 63 lower-case letters, digits and '-', unlike '" + name + "'");
        } else if (hostname.filter(first -> !first.equals(name)).isPresent()) {
            ignore(path, "a pod has one host name, and another container asks for '" + hostname.orElseThrow() + "'");
        } else {
            hostname = Optional.of(name);
        }
    }

    private void readEntry(String written, String address, String path) {
        String name = written.toLowerCase(Locale.ROOT);
        if (!isAddress(address)) {
            ignore(path, "'" + address + "' is no IP address");
        } else if (!NAME.matcher(name).matches()) {
            ignore(path, "the hosts file of a pod cannot hold the name '" + written + "', which is no DNS name");
        } else if (!address.equals(addresses.getOrDefault(name, address))) {
            ignore(
                    path,
                    "the containers of a pod share one hosts file, where '" + name + "' is " + addresses.get(name)
                            + " already");
        } else {
            addresses.put(name, address);
        }
    }

    /** Docker makes both names known; only the one that was chosen is missed. */
    private void readLink(String link, String path) {
        String target = StartOrder.linked(link);
        String chosen = link.substring(link.lastIndexOf(':') + 1);
        readEntry(chosen, LOOPBACK, path);
        String name = target.toLowerCase(Locale.ROOT);
        if (NAME.matcher(name).matches()) {
            addresses.putIfAbsent(name, LOOPBACK);
        }
    }

    private void ignore(String path, String why) {
        ignored.add(new Ignored(path, why));
    }

    /** Whether it is an address as Kubernetes takes it, in full: Java would read 10.1 as one too. */
    static boolean isAddress(String text) {
        try {
            String address = InetAddress.ofLiteral(text).getHostAddress();
            return text.contains(":") ? !text.contains("%") : text.equals(address);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
