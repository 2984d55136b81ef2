package dev.longshore.operator.targets;

import dev.longshore.engine.target.CheckResult;
import dev.longshore.operator.targets.CheckSettings.Protocol;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Health checks by HTTP/1.1, HTTP/2 and gRPC. Certificates are not verified, as ELB does not; each check has its own connection. */
final class HttpProbe implements AutoCloseable {
    private static final String AGENT = "ELB-HealthChecker/2.0";
    /** An uncompressed message of no bytes. */
    private static final Buffer EMPTY_MESSAGE = Buffer.buffer(new byte[5]);

    private static final int OK = 200;
    private static final Logger LOG = LoggerFactory.getLogger(HttpProbe.class);

    private @Nullable Vertx vertx;

    /** What the check came to; empty where no connection could be tried out at all. */
    Optional<CheckResult> check(String address, int port, CheckSettings settings) throws InterruptedException {
        long end = System.nanoTime() + settings.timeout().toNanos();
        // A client of its own: a shared one would give the connection that is still closing to the next check.
        HttpClient client = client(settings.protocol());
        try {
            Future<HttpClientRequest> connection =
                    client.request(options(address, port, settings)).onSuccess(HttpProbe::expectTheEnd);
            return check(connection, settings, end);
        } finally {
            client.close();
        }
    }

    private static Optional<CheckResult> check(Future<HttpClientRequest> connection, CheckSettings settings, long end)
            throws InterruptedException {
        HttpClientRequest request;
        try {
            request = await(connection, end);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            return Prober.unreachable(Objects.requireNonNullElse(e.getCause(), e))
                    ? Optional.empty()
                    : Optional.of(CheckResult.failed());
        }
        try {
            return Optional.of(
                    settings.protocol().grpc() ? grpc(request, settings, end) : http(request, settings, end));
        } catch (TimeoutException e) {
            return Optional.of(CheckResult.timedOut());
        } catch (ExecutionException e) {
            return Optional.of(CheckResult.failed());
        }
    }

    private static CheckResult http(HttpClientRequest request, CheckSettings settings, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        return judge(
                await(request.send().onSuccess(HttpProbe::expectTheEnd), end).statusCode(), settings);
    }

    /** The connection is closed as soon as the status is there, which Vert.x would log as an error. */
    private static void expectTheEnd(HttpClientRequest request) {
        request.exceptionHandler(closed -> LOG.trace("request ended: {}", closed.toString()));
    }

    private static void expectTheEnd(HttpClientResponse response) {
        response.exceptionHandler(closed -> LOG.trace("answer ended: {}", closed.toString()));
    }

    private static CheckResult grpc(HttpClientRequest request, CheckSettings settings, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        request.putHeader("content-type", "application/grpc").putHeader("te", "trailers");
        // The trailers are lost on whoever begins to read later.
        Future<Optional<String>> status = request.send(EMPTY_MESSAGE).compose(HttpProbe::grpcStatus);
        Optional<String> answered = await(status, end);
        return answered.filter(code -> code.matches("[0-9]{1,9}")).isEmpty()
                ? CheckResult.failed()
                : judge(Integer.parseInt(answered.get()), settings);
    }

    /** In the trailers, or in the headers of an answer that has nothing else. */
    private static Future<Optional<String>> grpcStatus(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            return Future.succeededFuture(Optional.empty());
        }
        return response.end()
                .map(nothing -> Optional.ofNullable(response.getTrailer("grpc-status"))
                        .or(() -> Optional.ofNullable(response.getHeader("grpc-status"))));
    }

    private static CheckResult judge(int code, CheckSettings settings) {
        return settings.success().contains(code) ? CheckResult.passed() : CheckResult.wrongCode(code);
    }

    private static RequestOptions options(String address, int port, CheckSettings settings) {
        return new RequestOptions()
                .setMethod(settings.protocol().grpc() ? HttpMethod.POST : HttpMethod.GET)
                .setHost(address)
                .setPort(port)
                .setURI(settings.path())
                .setConnectTimeout(settings.timeout().toMillis())
                .putHeader("user-agent", AGENT);
    }

    private static <T> T await(Future<T> future, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage()
                .toCompletableFuture()
                .get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private HttpClient client(Protocol protocol) {
        return vertx().createHttpClient(new HttpClientOptions()
                .setProtocolVersion(protocol.http2() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1)
                .setHttp2ClearTextUpgrade(false)
                .setUseAlpn(protocol.http2() && protocol.encrypted())
                .setSsl(protocol.encrypted())
                .setTrustAll(true)
                .setVerifyHost(false)
                .setKeepAlive(false));
    }

    /** Not before the first check: many operators never make one. */
    private synchronized Vertx vertx() {
        Vertx known = vertx;
        if (known == null) {
            known = start();
            vertx = known;
        }
        return known;
    }

    private static Vertx start() {
        VertxOptions options =
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1);
        options.getFileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        return Vertx.vertx(options);
    }

    @Override
    public synchronized void close() {
        Vertx known = vertx;
        if (known != null) {
            known.close();
        }
    }
}
