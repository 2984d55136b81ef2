package dev.longshore.operator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.local.junit.LocalKubernetes;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What {@code @RecordsHistory} does to tests, seen by running some. */
@LocalKubernetes(controllerManager = false)
class RecordsHistoryIT {
    private static Optional<KubernetesClient> shared = Optional.empty();

    @BeforeAll
    static void installKinds(KubernetesClient client) {
        shared = Optional.of(client);
        TestKinds.install(client);
    }

    @AfterAll
    static void removeAll(KubernetesClient client) {
        client.resources(Service.class).inNamespace("default").delete();
        client.pods().inNamespace("default").withGracePeriod(0).delete();
    }

    @Test
    void aTestIsBlamedForItsOwnViolationsOnly() {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Faulty.class))
                .execute()
                .testEvents();
        assertThat(tests.failed().stream())
                .extracting(event -> event.getTestDescriptor().getDisplayName())
                .containsExactly("second(KubernetesClient)");
        assertThat(tests.failed().stream()
                        .findFirst()
                        .orElseThrow()
                        .getRequiredPayload(TestExecutionResult.class)
                        .getThrowable())
                .get()
                .satisfies(thrown -> assertThat(thrown)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("CREATED_COMPLETE")
                        .hasMessageContaining("Pod default/faulty-1"));
        tests.assertStatistics(statistics -> statistics.started(3).succeeded(2));
    }

    /** Hands the outer test's client on, as {@link LocalKubernetes} would. */
    static final class SameClient implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == KubernetesClient.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return shared.orElseThrow();
        }
    }

    @ExtendWith(SameClient.class)
    @RecordsHistory(settleSeconds = 1)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Faulty {
        @Test
        @Order(1)
        void first(History history) {
            assertThat(history.violations()).isEmpty();
        }

        @Test
        @Order(2)
        void second(KubernetesClient client) {
            Service service = client.resource(TestCluster.service("default", "faulty", 1, 100, 200))
                    .create();
            client.resource(TestCluster.withNode(TestCluster.pod(service, 1), ""))
                    .create();
        }

        @Test
        @Order(3)
        void third(History history) {
            assertThat(history.violations()).hasSize(1);
        }
    }
}
