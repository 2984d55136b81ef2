package dev.longshore.local.gomodules;

import java.util.List;
import java.util.Optional;

/** A program built from a Go module that this project pins. */
public enum Tool {
    ETCD("etcd", "etcd", "go.etcd.io/etcd/server/v3"),
    KUBE_APISERVER("kube-apiserver", "kubernetes", "k8s.io/kubernetes/cmd/kube-apiserver"),
    KUBE_CONTROLLER_MANAGER("kube-controller-manager", "kubernetes", "k8s.io/kubernetes/cmd/kube-controller-manager"),
    KUBE_SCHEDULER("kube-scheduler", "kubernetes", "k8s.io/kubernetes/cmd/kube-scheduler"),
    KUBELET("kubelet", "kubernetes", "k8s.io/kubernetes/cmd/kubelet"),
    KUBE_PROXY("kube-proxy", "kubernetes", "k8s.io/kubernetes/cmd/kube-proxy"),
    KUBECTL("kubectl", "kubernetes", "k8s.io/kubernetes/cmd/kubectl"),
    KWOK("kwok", "kwok", "sigs.k8s.io/kwok/cmd/kwok"),
    HELM("helm", "helm", "helm.sh/helm/v3/cmd/helm"),
    METRICS_SERVER("metrics-server", "metrics-server", "sigs.k8s.io/metrics-server/cmd/metrics-server"),
    /** Receives Fluent's forward protocol; its main program is this project's. */
    OTELCOL("otelcol", "otelcol", Tool.OWN_PROGRAM);

    private static final String OWN_PROGRAM = ".";

    private final String program;
    private final String module;
    private final String mainPackage;

    Tool(String program, String module, String mainPackage) {
        this.program = program;
        this.module = module;
        this.mainPackage = mainPackage;
    }

    /** The program's file name. */
    public String program() {
        return program;
    }

    /** The folder of its go.mod and go.sum among this package's resources. */
    String module() {
        return module;
    }

    /** What it is built from, beside the modules that its go.mod names. */
    List<String> sources() {
        return mainPackage.equals(OWN_PROGRAM) ? List.of("go.mod", "go.sum", "main.go") : List.of("go.mod", "go.sum");
    }

    /** What {@code go build} is given. */
    String mainPackage() {
        return mainPackage;
    }

    /** The module of the Go module graph whose version is the tool's, as far as it contains the main package. */
    Optional<String> version(String goMod) {
        return goMod.lines()
                .map(String::strip)
                .map(line -> line.split(" "))
                .filter(words -> words.length >= 2 && words[1].startsWith("v"))
                .filter(words -> mainPackage.equals(words[0]) || mainPackage.startsWith(words[0] + "/"))
                .map(words -> words[0] + "\t" + words[1])
                .findFirst();
    }
}
