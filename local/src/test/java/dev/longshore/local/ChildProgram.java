package dev.longshore.local;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program of a child JVM: a cluster with a real node and a pod that runs, for its end to be watched. */
final class ChildProgram {
    private ChildProgram() {}

    /** Prints the cluster's folder when the pod runs, and waits to be killed. */
    public static void main(String[] arguments) throws InterruptedException {
        LocalCluster cluster = LocalCluster.start(
                ClusterRequest.builder().provider("go-modules").realNodes(1).build());
        cluster.client().pods().inNamespace("default").resource(sleeper()).create();
        cluster.client()
                .pods()
                .inNamespace("default")
                .withName("sleeper")
                .waitUntilCondition(
                        pod -> pod != null && "Running".equals(pod.getStatus().getPhase()), 60, TimeUnit.SECONDS);
        System.out.println("FOLDER " + cluster.kubeconfigFile().getParent());
        new CountDownLatch(1).await();
    }

    private static Pod sleeper() {
        return new PodBuilder()
                .withNewMetadata()
                .withName("sleeper")
                .endMetadata()
                .withNewSpec()
                .withNodeName("node-1")
                .addNewContainer()
                .withName("sleeper")
                .withImage("docker.io/library/busybox:1.36")
                .withCommand("sleep", "100000")
                .addNewPort()
                .withContainerPort(80)
                .withHostPort(8080)
                .endPort()
                .endContainer()
                .endSpec()
                .build();
    }
}
