package dev.longshore.operator.pod;

import dev.longshore.ecs.v1alpha1.ClusterSpec;
import java.util.Objects;

/**
 * The images by which pods do what Kubernetes has no field for.
 *
 * @param shell has a static /bin/busybox
 * @param iptables has /bin/sh and iptables
 */
public record AddedImages(String shell, String iptables) {
    /** Public ones. */
    public static final AddedImages DEFAULT = new AddedImages(
            "docker.io/library/busybox:1.36-musl", "public.ecr.aws/appmesh/aws-appmesh-proxy-route-manager:v7-prod");

    static AddedImages of(ClusterSpec cluster) {
        return new AddedImages(
                Objects.requireNonNullElse(cluster.addedImage(), DEFAULT.shell()),
                Objects.requireNonNullElse(cluster.proxyImage(), DEFAULT.iptables()));
    }
}
