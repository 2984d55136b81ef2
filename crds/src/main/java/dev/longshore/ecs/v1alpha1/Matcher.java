package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a health check takes for success: codes and ranges, as in {@code 200,301-302}.
 *
 * @param httpCode 200 to 599; default 200 for HTTP and HTTPS groups, 200-399 for the others
 * @param grpcCode 0 to 99; default 12, UNIMPLEMENTED
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record Matcher(
        @Pattern("^[2-5][0-9]{2}(-[2-5][0-9]{2})?(,[2-5][0-9]{2}(-[2-5][0-9]{2})?)*$") @Size(max = 256) @Nullable
        String httpCode,

        @Pattern("^[0-9]{1,2}(-[0-9]{1,2})?(,[0-9]{1,2}(-[0-9]{1,2})?)*$") @Size(max = 256) @Nullable
        String grpcCode,

        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public Matcher {
        unknownFields = Copies.unknown(unknownFields);
    }
}
