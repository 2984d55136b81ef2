package dev.longshore.operator.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.engine.ledger.PodKey;
import dev.longshore.operator.metadata.EndpointPath.Resource;
import dev.longshore.operator.metadata.MetadataSettings.Kubelets;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: the path, its token, and the caller's address. */
class EndpointTest {
    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final EndpointKey KEY = new EndpointKey("secret".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource({
        "'', CONTAINER",
        "/, CONTAINER",
        "/task, TASK",
        "/task/, TASK",
        "/taskWithTags, TASK_WITH_TAGS",
        "/stats, STATS",
        "/task/stats, TASK_STATS"
    })
    void aPathNamesPodContainerAndResource(String suffix, Resource resource) {
        PodKey pod = new PodKey("shop", "web-1");
        String path = EndpointPath.of(4, pod, "app", "0a1b");

        assertThat(EndpointPath.parse(path + suffix)).hasValue(new EndpointPath(pod, "app", "0a1b", resource));
    }

    @Test
    void theAgentsApiHasResourcesOfItsOwn() {
        PodKey pod = new PodKey("shop", "web-1");
        String path = EndpointPath.ofAgent(pod, "app", "0a1b");

        assertThat(EndpointPath.parse(path + "/task-protection/v1/state"))
                .hasValue(new EndpointPath(pod, "app", "0a1b", Resource.TASK_PROTECTION));
        assertThat(EndpointPath.parse(path)).isEmpty();
        assertThat(EndpointPath.parse(path + "/task")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v4",
                "/v2/shop/web-1/app/0a1b",
                "/v4/shop/web-1/app",
                "/v4/shop/web-1/app/XYZ",
                "/v4/shop/web-1/app/0a1b/other",
                "/v4/shop/web-1/app/0a1b/task-protection/v1/state",
                "/v4/shop/web-1/app/0a1b/task/other"
            })
    void anythingElseIsNoPath(String path) {
        assertThat(EndpointPath.parse(path)).isEmpty();
    }

    @Test
    void aTokenIsGoodForOneContainerOfOneTask() {
        String token = KEY.token(TASK, "app");

        assertThat(token).matches("[0-9a-f]{32}").isEqualTo(KEY.token(TASK, "app"));
        assertThat(KEY.isToken(token, TASK, "app")).isTrue();
        assertThat(KEY.isToken(token, TASK, "side")).isFalse();
        assertThat(KEY.isToken(token, TASK.replace('0', '1'), "app")).isFalse();
        assertThat(new EndpointKey(new byte[] {1}).isToken(token, TASK, "app")).isFalse();
        assertThat(KEY.isToken("", TASK, "app")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10.0.0.7, false, true
            10.0.0.8, false, false
            192.168.1.1, false, false
            'fd00:0:0:0:0:0:0:7', false, true
            192.168.1.1, true, true
            10.0.0.7, true, false
            """)
    void aCallerIsThePodOrWithTheHostsNetworkItsNode(String caller, boolean hostNetwork, boolean isThePod)
            throws UnknownHostException {
        Pod pod = Serialization.unmarshal("""
                spec: {hostNetwork: %s, containers: []}
                status: {podIPs: [{ip: 10.0.0.7}, {ip: 'fd00::7'}], hostIPs: [{ip: 192.168.1.1}]}
                """.formatted(hostNetwork), Pod.class);

        assertThat(Callers.isOneOf(InetAddress.getByName(caller), Callers.addresses(pod)))
                .isEqualTo(isThePod);
    }

    @Test
    void aPodWithoutStatusHasNoAddressYet() {
        assertThat(Callers.addresses(Serialization.unmarshal("spec: {containers: []}", Pod.class)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host:1", "host:1", "http://host/path", "file:///x"})
    void theUrlIsOneThatContainersCanAppendTo(String url) {
        assertThatThrownBy(() -> new MetadataSettings(
                        URI.create(url), new InetSocketAddress(0), new Kubelets(Optional.empty(), false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }
}
