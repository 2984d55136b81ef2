package dev.longshore.operator.external;

/**
 * A store of External Secrets, such as {@code ClusterSecretStore/aws}.
 *
 * @param kind SecretStore, of the task's namespace, or ClusterSecretStore
 * @param name its name
 */
public record SecretStore(String kind, String name) {
    /**
     * Reads {@code KIND/NAME}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static SecretStore parse(String text) {
        int slash = text.indexOf('/');
        String kind = slash < 0 ? "" : text.substring(0, slash);
        if (!(kind.equals("SecretStore") || kind.equals("ClusterSecretStore")) || slash == text.length() - 1) {
            throw new IllegalArgumentException(
                    text + ": expected SecretStore/NAME or ClusterSecretStore/NAME, such as ClusterSecretStore/aws");
        }
        return new SecretStore(kind, text.substring(slash + 1));
    }
}
