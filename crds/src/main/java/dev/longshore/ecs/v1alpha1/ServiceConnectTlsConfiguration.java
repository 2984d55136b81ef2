package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import java.util.Objects;
import lombok.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Encryption between Service Connect proxies.
 *
 * @param issuerCertificateAuthority who issues the certificates
 * @param kmsKey key that protects the private keys
 * @param roleArn role that may read them
 * @param unknownFields fields that this version does not know, kept as they were given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Builder(toBuilder = true)
public record ServiceConnectTlsConfiguration(
        @Required ServiceConnectTlsCertificateAuthority issuerCertificateAuthority,
        @Nullable String kmsKey,
        @Nullable String roleArn,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> unknownFields) {
    /** Keeps the record immutable. */
    public ServiceConnectTlsConfiguration {
        Objects.requireNonNull(issuerCertificateAuthority, "issuerCertificateAuthority is required");
        unknownFields = Copies.unknown(unknownFields);
    }
}
