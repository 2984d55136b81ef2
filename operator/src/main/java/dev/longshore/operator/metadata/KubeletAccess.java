package dev.longshore.operator.metadata;

import dev.longshore.operator.metadata.MetadataSettings.Kubelets;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token that kubelets are shown: that of an account which may read statistics and nothing else. The operator's own would be in the hands of
 * whoever has taken over one node.
 */
final class KubeletAccess implements OAuthTokenProvider {
    private record Token(String text, Instant renewal) {}

    private static final Logger LOG = LoggerFactory.getLogger(KubeletAccess.class);
    private static final Duration LIFE = Duration.ofHours(1);

    private final KubernetesClient client;
    private final String namespace;
    private final String account;
    private final InstantSource clock;
    private volatile Token token = new Token("", Instant.MIN);

    private KubeletAccess(KubernetesClient client, String namespace, String account, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.account = account;
        this.clock = clock;
    }

    /** By which kubelets are reached; without an account with the client's own credentials, which suits a process on somebody's desk. */
    static Config config(KubernetesClient client, String namespace, Kubelets settings, InstantSource clock) {
        Config own = client.getConfiguration();
        ConfigBuilder config = settings.account()
                .map(account -> new ConfigBuilder(Config.empty())
                        .withCaCertFile(own.getCaCertFile())
                        .withCaCertData(own.getCaCertData())
                        .withOauthTokenProvider(new KubeletAccess(client, namespace, account, clock).tried()))
                .orElseGet(() -> new ConfigBuilder(own));
        return config.withTrustCerts(settings.trustAny())
                .withDisableHostnameVerification(settings.trustAny())
                .build();
    }

    /** A right that is missing is said at the start, not when the first task asks. */
    private KubeletAccess tried() {
        try {
            getToken();
        } catch (KubernetesClientException e) {
            LOG.warn("Tasks will be told no statistics: no token for ServiceAccount {}: {}", account, e.getMessage());
        }
        return this;
    }

    /** One that has half of its life before it. */
    @Override
    public String getToken() {
        Token known = token;
        if (clock.instant().isBefore(known.renewal())) {
            return known.text();
        }
        Token fresh = new Token(request(), clock.instant().plus(LIFE.dividedBy(2)));
        token = fresh;
        return fresh.text();
    }

    private String request() {
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(LIFE.toSeconds())
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }
}
