package dev.longshore.local.gomodules;

import dev.longshore.local.ClusterRequest;
import dev.longshore.local.Component;
import dev.longshore.local.machine.ClusterState;
import dev.longshore.local.machine.Ports;
import dev.longshore.local.machine.Readiness;
import dev.longshore.local.machine.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts etcd, kube-apiserver and, where asked for, kube-controller-manager and kube-scheduler. */
final class ControlPlane {
    private static final Resources RESOURCES = new Resources(ControlPlane.class);
    /** How long a silent node is still taken for alive: short for tests, yet long for a busy machine. */
    private static final String NODE_GRACE = "15s";

    private final ClusterState state;
    private final ClusterRequest request;
    private final Toolbox tools;
    private final String address;

    ControlPlane(ClusterState state, ClusterRequest request, Toolbox tools, String address) {
        this.state = state;
        this.request = request;
        this.tools = tools;
        this.address = address;
    }

    static List<Tool> tools(ClusterRequest request) {
        List<Tool> tools = new ArrayList<>(List.of(Tool.ETCD, Tool.KUBE_APISERVER));
        if (request.controllerManager()) {
            tools.add(Tool.KUBE_CONTROLLER_MANAGER);
        }
        if (request.scheduler()) {
            tools.add(Tool.KUBE_SCHEDULER);
        }
        return tools;
    }

    /** Starts all; returns when the API server is ready and new namespaces can hold pods. */
    void start() {
        String etcd = startEtcd();
        Credentials credentials = Credentials.create(state, address);
        Process apiServer = startApiServer(etcd, credentials);
        state.write("kubeconfig", credentials.kubeconfig("admin", "system:masters"));
        Map<String, String> kubeconfigs = credentials.writeKubeconfigs(
                Map.of("controller-manager", "system:kube-controller-manager", "scheduler", "system:kube-scheduler"));
        Readiness readiness = new Readiness(state);
        readiness.awaitApi(apiServer);
        if (request.controllerManager()) {
            startControllerManager(kubeconfigs.getOrDefault("controller-manager", ""));
        }
        if (request.scheduler()) {
            startScheduler(kubeconfigs.getOrDefault("scheduler", ""));
        }
        readiness.awaitDefaults(request.controllerManager());
    }

    private String startEtcd() {
        String clients = "http://127.0.0.1:" + Ports.free("127.0.0.1");
        String peers = "http://127.0.0.1:" + Ports.free("127.0.0.1");
        launch(
                Tool.ETCD,
                Component.ETCD,
                List.of(
                        "--data-dir=" + state.file("etcd"),
                        "--listen-client-urls=" + clients,
                        "--advertise-client-urls=" + clients,
                        "--listen-peer-urls=" + peers,
                        "--initial-advertise-peer-urls=" + peers,
                        "--initial-cluster=default=" + peers,
                        // The data dies with the cluster; a machine's crash may take it.
                        "--unsafe-no-fsync",
                        "--quota-backend-bytes=8589934592",
                        "--log-level=warn"));
        return clients;
    }

    private Process startApiServer(String etcd, Credentials credentials) {
        int port = Ports.free(address);
        credentials.serveAt("https://" + address + ":" + port);
        List<String> flags = new ArrayList<>(List.of(
                "--etcd-servers=" + etcd,
                "--bind-address=" + address,
                "--advertise-address=" + address,
                "--secure-port=" + port,
                "--tls-cert-file=" + state.file("pki/apiserver.crt"),
                "--tls-private-key-file=" + state.file("pki/apiserver.key"),
                "--client-ca-file=" + state.file("pki/ca.crt"),
                "--service-account-key-file=" + state.file("pki/serviceaccount.crt"),
                "--service-account-signing-key-file=" + state.file("pki/serviceaccount.key"),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--kubelet-client-certificate=" + state.file("pki/kubelet-client.crt"),
                "--kubelet-client-key=" + state.file("pki/kubelet-client.key"),
                "--kubelet-preferred-address-types=InternalIP",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--authorization-mode=Node,RBAC",
                "--allow-privileged=true",
                // Further API servers are reached at their endpoints: no service address leads out of the nodes.
                "--enable-aggregator-routing=true",
                "--requestheader-client-ca-file=" + state.file("pki/ca.crt"),
                "--requestheader-allowed-names=kube-apiserver-kubelet-client",
                "--requestheader-username-headers=X-Remote-User",
                "--requestheader-group-headers=X-Remote-Group",
                "--requestheader-extra-headers-prefix=X-Remote-Extra-",
                "--proxy-client-cert-file=" + state.file("pki/kubelet-client.crt"),
                "--proxy-client-key-file=" + state.file("pki/kubelet-client.key")));
        withoutUnansweredAdmission().forEach(plugin -> flags.add("--disable-admission-plugins=" + plugin));
        if (request.auditLog()) {
            flags.add("--audit-policy-file=" + state.write("audit-policy.yaml", RESOURCES.text("audit-policy.yaml")));
            flags.add("--audit-log-path=" + state.file("audit.log"));
            // In MiB: by default a new file begins at 100, and who reads on in the old one finds nothing.
            flags.add("--audit-log-maxsize=100000");
        }
        flags.addAll(request.apiServerFlags());
        return launch(Tool.KUBE_APISERVER, flags);
    }

    /** Admission plugins that leave work to controllers which do not run. */
    private List<String> withoutUnansweredAdmission() {
        List<String> plugins = new ArrayList<>();
        if (!request.controllerManager()) {
            // It waits for service accounts.
            plugins.add("ServiceAccount");
        }
        if (!request.controllerManager() || !request.nodeLifecycle()) {
            // It taints every new node as not ready.
            plugins.add("TaintNodesByCondition");
        }
        return plugins;
    }

    private void startControllerManager(String kubeconfig) {
        List<String> flags = new ArrayList<>(List.of(
                "--kubeconfig=" + kubeconfig,
                "--service-account-private-key-file=" + state.file("pki/serviceaccount.key"),
                "--root-ca-file=" + state.file("pki/ca.crt"),
                "--use-service-account-credentials=true",
                "--leader-elect=false",
                "--secure-port=0",
                "--kube-api-qps=2000",
                "--kube-api-burst=4000",
                "--node-monitor-period=2s",
                "--node-monitor-grace-period=" + NODE_GRACE));
        if (!request.nodeLifecycle()) {
            flags.add("--controllers=*,-node-lifecycle-controller,-taint-eviction-controller");
        }
        launch(Tool.KUBE_CONTROLLER_MANAGER, Component.KUBE_CONTROLLER_MANAGER, flags);
    }

    private void startScheduler(String kubeconfig) {
        String config = RESOURCES.filled("scheduler.yaml", Map.of("kubeconfig", kubeconfig));
        launch(
                Tool.KUBE_SCHEDULER,
                Component.KUBE_SCHEDULER,
                List.of("--config=" + state.write("scheduler.yaml", config), "--secure-port=0"));
    }

    private void launch(Tool tool, Component component, List<String> flags) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(request.flags(component));
        launch(tool, all);
    }

    private Process launch(Tool tool, List<String> flags) {
        List<String> command = new ArrayList<>(List.of(tools.path(tool).toString()));
        command.addAll(flags);
        return state.launch(tool.program(), new ProcessBuilder(command));
    }
}
