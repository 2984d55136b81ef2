package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * File systems of a disk.
 */
public enum TaskFilesystemType {
    @JsonProperty("ext3")
    EXT3,
    @JsonProperty("ext4")
    EXT4,
    @JsonProperty("xfs")
    XFS,
    @JsonProperty("ntfs")
    NTFS
}
