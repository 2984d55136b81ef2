package dev.longshore.local.kubeconfig;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Puts the files that a kubeconfig names into it, so that it can be moved. */
final class Embedding {
    private static final List<String> FILES = List.of("certificate-authority", "client-certificate", "client-key");

    private Embedding() {}

    static String embedded(Path kubeconfig) {
        try {
            Map<?, ?> root = Serialization.unmarshal(Files.readString(kubeconfig), Map.class);
            embed(root, kubeconfig.toAbsolutePath());
            return Serialization.asYaml(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kubeconfig " + kubeconfig, e);
        }
    }

    private static void embed(Object part, Path kubeconfig) throws IOException {
        if (part instanceof List<?> list) {
            for (Object item : list) {
                embed(item, kubeconfig);
            }
        }
        if (part instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // a YAML object has text keys
            Map<String, Object> object = (Map<String, Object>) map;
            for (String key : FILES) {
                if (object.get(key) instanceof String file) {
                    byte[] content = Files.readAllBytes(kubeconfig.resolveSibling(file));
                    object.remove(key);
                    object.put(key + "-data", Base64.getEncoder().encodeToString(content));
                }
            }
            for (Object value : List.copyOf(object.values())) {
                embed(value, kubeconfig);
            }
        }
    }
}
