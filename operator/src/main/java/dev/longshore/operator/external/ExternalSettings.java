package dev.longshore.operator.external;

import java.util.Optional;

/**
 * What is made for other operators; nothing unless it is asked for, since it takes rights.
 *
 * @param secretStore whence External Secrets fetches what Secrets Manager holds; empty: people make these Secrets
 * @param parameterStore whence it fetches parameters of the Parameter Store
 * @param securityGroupPolicies whether EKS gives pods their security groups by SecurityGroupPolicies of ours
 */
public record ExternalSettings(
        Optional<SecretStore> secretStore, Optional<SecretStore> parameterStore, boolean securityGroupPolicies) {
    /** Nothing is made for others. */
    public static final ExternalSettings NONE = new ExternalSettings(Optional.empty(), Optional.empty(), false);
}
