package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Stores of environment files.
 */
public enum EnvironmentFileType {
    @JsonProperty("s3")
    S3
}
