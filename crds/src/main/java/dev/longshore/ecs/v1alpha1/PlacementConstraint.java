package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the instances that tasks run on.
 *
 * @param type distinctInstance: no two tasks of one group on an instance; memberOf: instances that satisfy the
 *     expression
 * @param expression in the cluster query language; required for memberOf, forbidden for distinctInstance; at
 *     most 2000 characters
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@ValidationRule(
        value = "!has(self.type) || self.type != 'memberOf' || (has(self.expression) && self.expression != " + "'')",
        message = "memberOf expression should be specified.",
        fieldPath = ".expression")
@ValidationRule(
        value = "!has(self.type) || self.type != 'distinctInstance' || !has(self.expression) || "
                + "self.expression == ''",
        message = "distinctInstance expression should not be specified.",
        fieldPath = ".expression")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record PlacementConstraint(
        @Nullable PlacementConstraintType type,
        @Size(max = 2000) @Nullable String expression,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public PlacementConstraint {
        unknownFields = Copies.unknown(unknownFields);
    }
}
