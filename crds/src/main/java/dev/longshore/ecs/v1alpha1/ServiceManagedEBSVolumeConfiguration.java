package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A disk that is made for each task of a service and goes with it.
 *
 * @param encrypted whether it is encrypted
 * @param kmsKeyId key of the encryption
 * @param volumeType gp2, gp3 (the default), io1, io2, st1, sc1 or standard
 * @param sizeInGiB size; required without snapshotId
 * @param snapshotId snapshot to start from
 * @param volumeInitializationRate MiB a second at which a snapshot is read
 * @param iops operations a second; required for io1 and io2
 * @param throughput MiB a second, at most 1000; gp3 only
 * @param tagSpecifications tags of the disk
 * @param roleArn role that may make it
 * @param filesystemType default xfs
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceManagedEBSVolumeConfiguration(
        @Nullable Boolean encrypted,
        @Nullable String kmsKeyId,
        @Nullable String volumeType,
        @Nullable Integer sizeInGiB,
        @Nullable String snapshotId,
        @Nullable Integer volumeInitializationRate,
        @Nullable Integer iops,
        @Nullable Integer throughput,
        List<EBSTagSpecification> tagSpecifications,
        @Required String roleArn,
        @Nullable TaskFilesystemType filesystemType,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Copies lists and maps, which are never null. */
    public ServiceManagedEBSVolumeConfiguration {
        tagSpecifications = Copies.list(tagSpecifications);
        roleArn = Copies.text(roleArn);
        unknownFields = Copies.unknown(unknownFields);
    }
}
