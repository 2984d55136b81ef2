package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A volume of the task; at most one source. Without one it is an empty directory that lives as long as the
 * task.
 *
 * @param name name that mount points use
 * @param host directory of the node
 * @param dockerVolumeConfiguration Docker volume; not on Fargate
 * @param efsVolumeConfiguration Amazon EFS file system
 * @param s3filesVolumeConfiguration Amazon S3 Files file system
 * @param fsxWindowsFileServerVolumeConfiguration FSx for Windows File Server
 * @param configuredAtLaunch the volume is described by the service or the run
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "[has(self.host) && has(self.host.sourcePath) && self.host.sourcePath != '', "
                + "has(self.dockerVolumeConfiguration), has(self.efsVolumeConfiguration), "
                + "has(self.fsxWindowsFileServerVolumeConfiguration), has(self.s3filesVolumeConfiguration), "
                + "has(self.configuredAtLaunch) && self.configuredAtLaunch].filter(given, given).size() <= 1",
        message = "A volume can have only one of host.sourcePath, dockerVolumeConfiguration, "
                + "efsVolumeConfiguration, fsxWindowsFileServerVolumeConfiguration, s3filesVolumeConfiguration "
                + "and configuredAtLaunch")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Volume(
        @Pattern("^[a-zA-Z0-9_-]*$") @Size(max = 255) String name,
        @Nullable HostVolumeProperties host,
        @Nullable DockerVolumeConfiguration dockerVolumeConfiguration,
        @Nullable EFSVolumeConfiguration efsVolumeConfiguration,
        @Nullable S3FilesVolumeConfiguration s3filesVolumeConfiguration,
        @Nullable FSxWindowsFileServerVolumeConfiguration fsxWindowsFileServerVolumeConfiguration,
        @Nullable Boolean configuredAtLaunch,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public Volume {
        name = Copies.text(name);
        unknownFields = Copies.unknown(unknownFields);
    }
}
