package dev.longshore.operator.metadata;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key with which the paths of containers are signed. It is kept in a Secret of the operator's namespace, so that what a container was
 * told stays true when the operator starts anew, and with every replica.
 */
final class EndpointKey {
    static final String SECRET = "longshore-metadata-key";

    private static final String ENTRY = "key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TOKEN_DIGITS = 32;

    private final SecretKeySpec key;

    EndpointKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The key of this namespace; made if there is none yet. */
    static EndpointKey of(KubernetesClient client, String namespace) {
        Secret fresh = new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(SECRET)
                .endMetadata()
                .withImmutable(true)
                .addToData(ENTRY, Base64.getEncoder().encodeToString(random()))
                .build();
        Resource<Secret> resource = client.secrets().inNamespace(namespace).resource(fresh);
        Secret known = resource.get();
        return read(known == null ? create(resource) : known);
    }

    private static Secret create(Resource<Secret> resource) {
        try {
            return resource.create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            // Another replica was faster: its key is everybody's.
            return Objects.requireNonNull(resource.get(), "Secret " + SECRET + " came and went");
        }
    }

    private static EndpointKey read(Secret secret) {
        String entry = Objects.requireNonNull(secret.getData().get(ENTRY), "Secret " + SECRET + " has no " + ENTRY);
        return new EndpointKey(Base64.getDecoder().decode(entry));
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** What only the container itself is told. */
    String token(String taskId, String podContainer) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal((taskId + "/" + podContainer).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, TOKEN_DIGITS);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether somebody knows the token; how long the answer takes says nothing of it. */
    boolean isToken(String claimed, String taskId, String podContainer) {
        return MessageDigest.isEqual(
                claimed.getBytes(StandardCharsets.UTF_8),
                token(taskId, podContainer).getBytes(StandardCharsets.UTF_8));
    }
}
