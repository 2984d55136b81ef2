package dev.longshore.operator.targets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Matcher;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocol;
import dev.longshore.ecs.v1alpha1.TargetGroupProtocolVersion;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.engine.target.CheckResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Health checks against real servers on loopback, one for each thing that a target can speak. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProberTest {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PASSWORD = "changeit";

    private final Vertx vertx = Vertx.vertx();
    private final Prober prober = new Prober();
    private int plain;
    private int encrypted;

    @BeforeAll
    void serve(@TempDir Path folder) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "web",
                        "-dname",
                        "CN=expired.example",
                        "-startdate",
                        "2000/01/01",
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        plain = listen(new HttpServerOptions());
        encrypted = listen(new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD)));
    }

    private int listen(HttpServerOptions options) {
        return vertx.createHttpServer(options)
                .requestHandler(ProberTest::answer)
                .listen(0, LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** {@code /503} answers 503; {@code /silent} nothing; what is sent as gRPC gets the status that its path ends with. */
    private static void answer(HttpServerRequest request) {
        String path = Objects.requireNonNull(request.path());
        String last = path.substring(path.lastIndexOf('/') + 1);
        if ("application/grpc".equals(request.getHeader("content-type"))) {
            request.response().putTrailer("grpc-status", last.equals("healthcheck") ? "12" : last);
            request.response()
                    .putHeader("content-type", "application/grpc")
                    .setChunked(true)
                    .end();
        } else if (!last.equals("silent")) {
            request.response()
                    .setStatusCode(last.isEmpty() ? 200 : Integer.parseInt(last))
                    .end("version " + request.version());
        }
    }

    @AfterAll
    void close() {
        prober.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void http() throws InterruptedException {
        assertThat(check(group(), plain)).isEqualTo(CheckResult.passed());
        assertThat(check(group().healthCheckPath("/503"), plain)).isEqualTo(CheckResult.wrongCode(503));
        assertThat(check(group().healthCheckPath("/301").matcher(codes("200,300-302")), plain))
                .isEqualTo(CheckResult.passed());
        assertThat(check(group().healthCheckPath("/silent").healthCheckTimeoutSeconds(2), plain))
                .isEqualTo(CheckResult.timedOut());
    }

    @Test
    void anExpiredCertificateOfAnotherHostIsNoFailure() throws InterruptedException {
        assertThat(check(group().healthCheckProtocol(TargetGroupProtocol.HTTPS), encrypted))
                .isEqualTo(CheckResult.passed());
        assertThat(check(group().healthCheckProtocol(TargetGroupProtocol.HTTPS), plain))
                .isEqualTo(CheckResult.failed());
    }

    @Test
    void http2WithAndWithoutEncryption() throws InterruptedException {
        TargetGroupSpec.TargetGroupSpecBuilder http2 = group().protocolVersion(TargetGroupProtocolVersion.HTTP2);
        assertThat(check(http2, plain)).isEqualTo(CheckResult.passed());
        assertThat(check(http2.healthCheckProtocol(TargetGroupProtocol.HTTPS), encrypted))
                .isEqualTo(CheckResult.passed());
    }

    @Test
    void grpc() throws InterruptedException {
        TargetGroupSpec.TargetGroupSpecBuilder grpc = group().protocolVersion(TargetGroupProtocolVersion.GRPC);
        assertThat(check(grpc, plain)).isEqualTo(CheckResult.passed());
        assertThat(check(grpc.healthCheckPath("/grpc.health.v1.Health/0"), plain))
                .isEqualTo(CheckResult.wrongCode(0));
        assertThat(check(grpc.matcher(new Matcher(null, "0-5", Map.of())), plain))
                .isEqualTo(CheckResult.passed());
        assertThat(check(grpc.healthCheckProtocol(TargetGroupProtocol.HTTPS), encrypted))
                .isEqualTo(CheckResult.passed());
    }

    @Test
    void tcpAndAPortOfItsOwn() throws InterruptedException {
        TargetGroupSpec.TargetGroupSpecBuilder tcp = group().protocol(TargetGroupProtocol.TCP_UDP);
        assertThat(check(tcp, plain)).isEqualTo(CheckResult.passed());
        assertThat(check(tcp.healthCheckPort(String.valueOf(encrypted)), 1)).isEqualTo(CheckResult.passed());
    }

    @Test
    void aRefusedConnectionIsAnAnswer() throws IOException, InterruptedException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(check(group(), closed)).isEqualTo(CheckResult.failed());
        assertThat(check(group().protocol(TargetGroupProtocol.TCP), closed)).isEqualTo(CheckResult.failed());
    }

    private static TargetGroupSpec.TargetGroupSpecBuilder group() {
        return TargetGroupSpec.builder()
                .protocol(TargetGroupProtocol.HTTP)
                .port(80)
                // A busy machine may need long for its first connection.
                .healthCheckTimeoutSeconds(60)
                .healthCheckIntervalSeconds(120);
    }

    private static Matcher codes(String codes) {
        return new Matcher(codes, null, Map.of());
    }

    private CheckResult check(TargetGroupSpec.TargetGroupSpecBuilder group, int port) throws InterruptedException {
        return Objects.requireNonNull(
                prober.check(LOOPBACK, port, CheckSettings.of(group.build())).orElse(null), "unreachable");
    }
}
