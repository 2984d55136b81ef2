package dev.longshore.ecs.v1alpha1;

/** The group and version that every kind of this package belongs to, and the category that lists them all. */
public final class ApiGroup {
    /** The API group; also the prefix of Longshore's labels, annotations and finalizers. */
    public static final String GROUP = "ecs.longshore.dev";

    /** The served and stored version. */
    public static final String VERSION = "v1alpha1";

    /** {@code kubectl get ecs -A} lists every kind. */
    public static final String CATEGORY = "ecs";

    private ApiGroup() {}
}
