package dev.longshore.operator.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the hooks of namespace shop may be sent. */
class HookHostsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    | http://smoke.shop.svc:8080/run               | true
                    | https://smoke.shop.svc.cluster.local/        | true
                    | http://SMOKE.Shop.svc/                       | true
                    | http://smoke.bank.svc/                       | false
                    | http://bank.svc.shop.svc.example.com/        | false
                    | http://169.254.169.254/latest/meta-data      | false
                    | http://127.0.0.1/                            | false
                    | http://kubernetes.default.svc/               | false
                    | http://smoke.shop.svc@bank.example.com/      | false
        *.example.com | https://hooks.example.com/               | true
        *.example.com | https://example.com/                     | false
        *.example.com | https://badexample.com/                  | false
        10.0.0.9, hooks.test | http://10.0.0.9/                  | true
        10.0.0.9, hooks.test | http://hooks.test:81/             | true
        10.0.0.9, hooks.test | http://10.0.0.90/                 | false
        *             | http://anywhere.test/                    | true
        """)
    void hostsAreTheNamespacesOwnAndThoseThatAreAllowed(String allowed, String url, boolean sent) {
        HookHosts hosts = HookHosts.parse(allowed == null ? "" : allowed);
        assertThat(hosts.refusal("shop", URI.create(url)).isEmpty()).isEqualTo(sent);
    }

    @Test
    void aRefusalNamesTheHostAndTheSetting() {
        assertThat(HookHosts.OWN_NAMESPACE.refusal("shop", URI.create("http://10.0.0.1/")))
                .hasValue(
                        "hookTargetArn: host \"10.0.0.1\" is neither a Service of namespace \"shop\", NAME.shop.svc, nor"
                                + " among the hosts that hooks may be sent to (chart: hooks.hosts; operator: --hook-hosts).");
    }
}
