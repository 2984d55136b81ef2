package dev.longshore.operator.cli;

import dev.longshore.ecs.install.Crds;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.local.ClusterRequest;
import dev.longshore.local.ClusterRequestBuilder;
import dev.longshore.local.LocalCluster;
import dev.longshore.local.image.Image;
import dev.longshore.local.machine.Ports;
import dev.longshore.operator.controller.LongshoreOperator;
import dev.longshore.operator.controller.OperatorSettings;
import dev.longshore.operator.metadata.MetadataSettings;
import dev.longshore.operator.metadata.MetadataSettings.Kubelets;
import dev.longshore.operator.names.Labels;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One run of the demo; closing it leaves nothing behind. */
final class Demo implements AutoCloseable {
    private static final int NODES = 2;

    private final Narrator narrator;
    private final DemoExample example;
    private final LocalCluster cluster;
    private final Thread onInterrupt = new Thread(this::interrupted, "demo-end");
    private @Nullable LongshoreOperator operator;

    /** Starts the cluster. */
    Demo(Narrator narrator, Path folder, @Nullable String provider) throws IOException {
        this.narrator = narrator;
        this.example = DemoExample.read(folder);
        narrator.step(
                "A local Kubernetes with " + NODES + " real nodes (a first start builds it, which takes minutes)");
        cluster = LocalCluster.start(request(provider));
        Runtime.getRuntime().addShutdownHook(onInterrupt);
    }

    private ClusterRequest request(@Nullable String provider) {
        ClusterRequestBuilder request =
                ClusterRequest.builder().realNodes(NODES).progress(narrator::detail);
        return (provider == null ? request : request.provider(provider)).build();
    }

    String kubeconfig() {
        return cluster.kubeconfigFile().toString();
    }

    /** From an empty cluster to the answer of a task. */
    void run() throws IOException, InterruptedException {
        KubernetesClient client = cluster.client();
        narrator.detail("runs, provided by " + cluster.provider() + " (" + narrator.elapsed() + ")");
        loadImage();
        startOperator(client);
        applyExample(client);
        var proof = new DemoProof(client, cluster, example, narrator);
        Service service = proof.awaitStable();
        proof.showInstances(service);
        proof.showTasks();
        proof.askOneTask();
        narrator.say("");
        narrator.say("Done in " + narrator.elapsed() + ": an ECS service runs on Kubernetes.");
    }

    private void loadImage() throws IOException {
        narrator.step("The image " + example.image() + ", put together from this machine's busybox: no registry");
        Path archive = Files.createTempFile("longshore-demo", ".tar");
        try {
            cluster.loadImage(Image.busybox().writeTo(archive));
        } finally {
            Files.delete(archive);
        }
    }

    private void startOperator(KubernetesClient client) {
        narrator.step("The custom resource definitions, and the operator in this process");
        Crds.apply(client);
        String name = example.cluster().getMetadata().getName();
        Map<String, String> joined = Map.of(Labels.CLUSTER, name);
        client.nodes()
                .list()
                .getItems()
                .forEach(node -> client.nodes()
                        .withName(node.getMetadata().getName())
                        .edit(before -> before.edit()
                                .editMetadata()
                                .addToLabels(joined)
                                .endMetadata()
                                .build()));
        operator = new LongshoreOperator(
                client,
                InstantSource.system(),
                OperatorSettings.with(cluster.machineAddress().map(Demo::metadata)));
        operator.start();
        narrator.detail("nodes labelled " + Labels.CLUSTER + "=" + name + " are the container instances of Cluster '"
                + name + "'");
    }

    /** Pods reach this process at the machine's address. */
    private static MetadataSettings metadata(String address) {
        var listen = new InetSocketAddress(address, Ports.free(address));
        return new MetadataSettings(
                URI.create("http://" + address + ":" + listen.getPort()), listen, new Kubelets(Optional.empty(), true));
    }

    private void applyExample(KubernetesClient client) {
        narrator.step("examples/web: the ECS task definition, converted, with its Cluster and Service");
        for (var object : example.objects()) {
            client.resource(object).serverSideApply();
            narrator.detail(
                    "applied " + object.getKind() + "/" + object.getMetadata().getName());
        }
    }

    /** Never returns: Ctrl-C ends the process, and the hook cleans up. */
    void waitForInterrupt() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void interrupted() {
        narrator.say("");
        narrator.say("Taking the cluster away ...");
        end();
        narrator.say("Gone.");
    }

    private void end() {
        Logging.off();
        if (operator != null) {
            operator.close();
        }
        cluster.close();
    }

    @Override
    public void close() {
        if (Runtime.getRuntime().removeShutdownHook(onInterrupt)) {
            end();
        }
    }
}
