package dev.longshore.operator.pod;

import java.util.Map;

/**
 * Where a task's volumes are.
 *
 * @param namespace the task's
 * @param node where the task runs; empty while that is not known
 * @param sharedVolumes the directory of the nodes under which volumes outlive tasks
 * @param launch the disks of volumes that the definition leaves to launch, by name
 */
record VolumePlace(String namespace, String node, String sharedVolumes, Map<String, LaunchVolume> launch) {}
