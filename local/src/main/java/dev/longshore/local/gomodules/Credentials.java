package dev.longshore.local.gomodules;

import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Kubeconfig;
import dev.longshore.local.machine.Pki;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys and kubeconfig files of a cluster, in its folder. */
final class Credentials {
    private static final String SERVER = "server";

    private final ClusterState state;
    private final Pki pki;

    private Credentials(ClusterState state, Pki pki) {
        this.state = state;
        this.pki = pki;
    }

    /** Makes the authority and the keys of kube-apiserver. */
    static Credentials create(ClusterState state, String address) {
        Credentials credentials = new Credentials(state, Pki.create());
        credentials.keep("ca", credentials.pki.authority());
        List<String> hosts = List.of(
                "127.0.0.1",
                "10.96.0.1",
                address,
                "localhost",
                "kubernetes",
                "kubernetes.default",
                "kubernetes.default.svc",
                "kubernetes.default.svc.cluster.local");
        Map<String, Pki.Identity> identities = new ConcurrentHashMap<>();
        // RSA keys take a while to find: in parallel.
        Stream.of("serviceaccount", "apiserver", "kubelet-client")
                .parallel()
                .forEach(name -> identities.put(
                        name,
                        switch (name) {
                            case "serviceaccount" -> Pki.serviceAccountKeys();
                            case "apiserver" -> credentials.pki.issue("kube-apiserver", "", hosts);
                            default ->
                                credentials.pki.issue("kube-apiserver-kubelet-client", "system:masters", List.of());
                        }));
        identities.forEach(credentials::keep);
        return credentials;
    }

    /** The credentials of a cluster that another process made. */
    static Credentials open(ClusterState state) {
        return new Credentials(
                state,
                Pki.of(new Pki.Identity(
                        state.read("pki/ca.crt").orElseThrow(),
                        state.read("pki/ca.key").orElseThrow())));
    }

    private void keep(String name, Pki.Identity identity) {
        state.write("pki/" + name + ".crt", identity.certificate());
        state.write("pki/" + name + ".key", identity.key());
    }

    /** Keeps the API server's address for the kubeconfig files. */
    void serveAt(String url) {
        state.write(SERVER, url);
    }

    /** The kubeconfig of a user, issued now. */
    String kubeconfig(String user, String group) {
        Pki.Identity identity = pki.issue(user, group, List.of());
        return Kubeconfig.yaml("longshore-local", state.read(SERVER).orElseThrow(), pki.certificate(), identity);
    }

    /** Writes {@code kubeconfigs/NAME} for each of these users without a group; returns where each lies, by name. */
    Map<String, String> writeKubeconfigs(Map<String, String> usersByName) {
        return usersByName.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey,
                        entry -> state.write("kubeconfigs/" + entry.getKey(), kubeconfig(entry.getValue(), ""))
                                .toString()));
    }
}
