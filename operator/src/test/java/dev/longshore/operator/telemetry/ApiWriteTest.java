package dev.longshore.operator.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request becomes verb, group and resource as RBAC names them. */
class ApiWriteTest {
    @ParameterizedTest
    @CsvSource({
        "POST,   /api/v1/namespaces/shop/pods,                                             create,           '', pods",
        "PATCH,  /api/v1/namespaces/shop/pods/web-1,                                       patch,            '', pods",
        "DELETE, /api/v1/namespaces/shop/pods/web-1,                                       delete,           '', pods",
        "DELETE, /api/v1/namespaces/shop/pods,                                             deletecollection, '', pods",
        "POST,   /api/v1/namespaces/shop/serviceaccounts/app/token,                        create,           '', serviceaccounts/token",
        "PATCH,  /api/v1/nodes/node-1,                                                     patch,            '', nodes",
        "PUT,    /api/v1/namespaces/shop,                                                  update,           '', namespaces",
        "PATCH,  /apis/ecs.longshore.dev/v1alpha1/namespaces/shop/services/web/status,     patch,            ecs.longshore.dev, services/status",
        "PATCH,  /apis/ecs.longshore.dev/v1alpha1/clusters/prod,                           patch,            ecs.longshore.dev, clusters",
        "PUT,    /apis/coordination.k8s.io/v1/namespaces/longshore-system/leases/longshore, update,          coordination.k8s.io, leases",
    })
    void namesWhatIsWritten(String method, String path, String verb, String group, String resource) {
        assertThat(ApiWrite.of(method, path)).isEqualTo(Optional.of(new ApiWrite(verb, group, resource)));
    }

    @Test
    void countsNothingElse() {
        assertThat(ApiWrite.of("GET", "/api/v1/pods")).isEmpty();
        assertThat(ApiWrite.of("POST", "/version")).isEmpty();
        assertThat(ApiWrite.of("POST", "")).isEmpty();
        assertThat(ApiWrite.of("POST", "/api/v1")).isEmpty();
        assertThat(ApiWrite.of("OPTIONS", "/api/v1/pods")).isEmpty();
    }
}
