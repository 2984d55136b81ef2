package dev.longshore.bench.report;

/** A way in which the same pods come to run. */
public enum Shape {
    /** A Service of Longshore. */
    SERVICE("Service"),
    /** A Deployment, by kube-controller-manager and kube-scheduler. */
    DEPLOYMENT("Deployment"),
    /** Pods written complete with their node: the floor, for no controller can do with less. */
    BARE_PODS("bare pods");

    private final String title;

    Shape(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }
}
