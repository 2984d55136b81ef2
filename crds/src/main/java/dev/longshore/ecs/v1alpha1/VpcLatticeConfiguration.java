package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A VPC Lattice target group that the tasks join.
 *
 * @param roleArn role that may register them
 * @param targetGroupArn the target group
 * @param portName name of a port mapping
 * @param advancedConfiguration what blue/green deployments switch
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record VpcLatticeConfiguration(
        @Required String roleArn,
        @Required String targetGroupArn,
        @Required String portName,
        @Nullable VpcLatticeAdvancedConfiguration advancedConfiguration,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public VpcLatticeConfiguration {
        roleArn = Copies.text(roleArn);
        targetGroupArn = Copies.text(targetGroupArn);
        portName = Copies.text(portName);
        unknownFields = Copies.unknown(unknownFields);
    }
}
