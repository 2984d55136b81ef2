package dev.longshore.local.machine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes kubeconfig files. */
public final class Kubeconfig {
    private Kubeconfig() {}

    /**
     * The YAML of a kubeconfig with its certificates inside.
     *
     * @param name the name of cluster, user and context in the file
     * @param server such as {@code https://127.0.0.1:6443}
     * @param authority the certificate of the server's authority, PEM
     * @param identity says who the user is
     */
    public static String yaml(String name, String server, String authority, Pki.Identity identity) {
        return """
            apiVersion: v1
            kind: Config
            clusters:
            - name: %1$s
              cluster:
                server: %2$s
                certificate-authority-data: %3$s
            users:
            - name: %1$s
              user:
                client-certificate-data: %4$s
                client-key-data: %5$s
            contexts:
            - name: %1$s
              context:
                cluster: %1$s
                user: %1$s
            current-context: %1$s
            """.formatted(name, server, base64(authority), base64(identity.certificate()), base64(identity.key()));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
