package dev.longshore.local;

/** A program of the cluster that takes flags of the caller's choice besides kube-apiserver. */
public enum Component {
    ETCD("etcd"),
    KUBE_CONTROLLER_MANAGER("kube-controller-manager"),
    KUBE_SCHEDULER("kube-scheduler"),
    KUBELET("kubelet"),
    KUBE_PROXY("kube-proxy"),
    KWOK("kwok");

    private final String program;

    Component(String program) {
        this.program = program;
    }

    /** The program's name, as in {@link LocalCluster#processes()}. */
    public String program() {
        return program;
    }
}
