package dev.longshore.bench.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentTest {
    @ParameterizedTest
    @CsvSource({
        "longshore-operator, longshore-operator",
        "kwok/v0.8.0 (linux/amd64) kubernetes/unknown, kwok",
        "kube-scheduler/v1.35.4 (linux/amd64) kubernetes/7b8/scheduler, kube-scheduler",
        "kube-controller-manager/v1.35.4 (linux/amd64) kubernetes/7b8/system:serviceaccount:kube-system:replicaset-controller,"
                + " kube-controller-manager/replicaset-controller"
    })
    void keepsTheProgramAndTheController(String agent, String shortened) {
        assertThat(UserAgent.shorten(agent)).isEqualTo(shortened);
    }
}
