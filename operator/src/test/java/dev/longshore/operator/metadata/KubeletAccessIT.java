package dev.longshore.operator.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.operator.metadata.MetadataSettings.Kubelets;
import dev.longshore.operator.support.SandboxTest;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What kubelets are shown. */
class KubeletAccessIT extends SandboxTest {
    @Test
    void kubeletsSeeTheTokenOfAnAccountThatMayOnlyReadStatistics() {
        ecs.client()
                .resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(ecs.name())
                        .withName("kubelets")
                        .endMetadata()
                        .build())
                .create();
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        Config config =
                KubeletAccess.config(ecs.client(), ecs.name(), new Kubelets(Optional.of("kubelets"), false), now::get);

        String token = config.getOauthTokenProvider().getToken();
        TokenReview review = ecs.client()
                .resource(new TokenReviewBuilder()
                        .withNewSpec()
                        .withToken(token)
                        .endSpec()
                        .build())
                .create();
        assertThat(review.getStatus().getUser().getUsername())
                .isEqualTo("system:serviceaccount:" + ecs.name() + ":kubelets");
        assertThat(config.getClientCertData()).isNull();
        assertThat(config.getClientCertFile()).isNull();
        assertThat(config.getOauthToken()).isNull();

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(29)));
        assertThat(config.getOauthTokenProvider().getToken()).isEqualTo(token);
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(2)));
        assertThat(config.getOauthTokenProvider().getToken()).isNotEmpty().isNotEqualTo(token);
    }
}
