package dev.longshore.operator.definition;

import io.fabric8.kubernetes.client.VersionInfo;

/**
 * What a Kubernetes can do that not every supported one can; what it cannot is done otherwise, or listed as ignored.
 *
 * @param podLevelResources resources of a whole pod, on by default since 1.34; before, the containers carry the task's size
 * @param containerRestartRules restarts of single containers by exit code, on by default since 1.35
 */
public record ServerFeatures(boolean podLevelResources, boolean containerRestartRules) {
    /** Those of the newest Kubernetes, where nothing tells which one it is. */
    public static final ServerFeatures NEWEST = new ServerFeatures(true, true);

    private static final int POD_LEVEL_RESOURCES_SINCE = 34;
    private static final int CONTAINER_RESTART_RULES_SINCE = 35;

    /** Those that are on by default in this version. */
    public static ServerFeatures of(VersionInfo version) {
        String digits = version.getMinor().replaceAll("\\D.*", "");
        int minor = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        return new ServerFeatures(minor >= POD_LEVEL_RESOURCES_SINCE, minor >= CONTAINER_RESTART_RULES_SINCE);
    }
}
