package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;

/**
 * A resource limit of processes.
 *
 * @param name which limit
 * @param softLimit what processes start with; at most the hard limit
 * @param hardLimit what they may raise it to; -1 is unlimited
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "self.hardLimit == -1 || (self.softLimit >= 0 && self.softLimit <= self.hardLimit)",
        message = "The softLimit of a ulimit must not be greater than its hardLimit (-1 means unlimited)",
        fieldPath = ".softLimit")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Ulimit(
        @Required UlimitName name,
        @Required int softLimit,
        @Required int hardLimit,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public Ulimit {
        Objects.requireNonNull(name, "name is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}
