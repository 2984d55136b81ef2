package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** {@code dnsServers} and {@code dnsSearchDomains} of all containers, which share one resolver configuration in a pod. */
public final class NameServers {
    private static final int MOST_SERVERS = 3;
    private static final int MOST_DOMAINS = 32;

    private final SequencedSet<String> servers = new LinkedHashSet<>();
    private final SequencedSet<String> domains = new LinkedHashSet<>();
    private final List<Ignored> ignored = new ArrayList<>();

    private NameServers(TaskDefinitionSpec spec) {
        Ignored.containers(spec, (container, path) -> {
            Findings.each(container.dnsServers(), path + ".dnsServers", this::readServer);
            Findings.each(
                    container.dnsSearchDomains(),
                    path + ".dnsSearchDomains",
                    (domain, at) -> add(domain, domains, MOST_DOMAINS, "search domains", at));
        });
    }

    /** Those of a whole task. */
    public static NameServers of(TaskDefinitionSpec spec) {
        return new NameServers(spec);
    }

    /** Addresses, at most 3; empty to keep the cluster's name server. */
    public List<String> servers() {
        return List.copyOf(servers);
    }

    /** Domains to search, at most 32. */
    public List<String> domains() {
        return List.copyOf(domains);
    }

    List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    private void readServer(String server, String path) {
        if (HostNames.isAddress(server)) {
            add(server, servers, MOST_SERVERS, "name servers", path);
        } else {
            ignored.add(new Ignored(path, "'" + server + "' is no IP address"));
        }
    }

    private void add(String value, SequencedSet<String> known, int most, String what, String path) {
        if (known.size() == most && !known.contains(value)) {
            ignored.add(
                    new Ignored(path, "a pod has at most " + most + " " + what + ", and its containers share them"));
        } else {
            known.add(value);
        }
    }
}
