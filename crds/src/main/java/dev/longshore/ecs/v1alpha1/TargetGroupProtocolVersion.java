package dev.longshore.ecs.v1alpha1;

/** The versions of HTTP that targets speak. */
public enum TargetGroupProtocolVersion {
    HTTP1,
    HTTP2,
    GRPC
}
