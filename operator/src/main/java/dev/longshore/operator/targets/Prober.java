package dev.longshore.operator.targets;

import dev.longshore.engine.target.CheckResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Makes one health check of a target, on the caller's thread. */
final class Prober implements AutoCloseable {
    private final HttpProbe http = new HttpProbe();

    /** What the check came to; empty where nothing at the address answered at all, not even by a refusal. */
    Optional<CheckResult> check(String address, int registeredPort, CheckSettings settings)
            throws InterruptedException {
        int port = settings.port().orElse(registeredPort);
        return settings.protocol() == CheckSettings.Protocol.TCP
                ? connect(address, port, settings)
                : http.check(address, port, settings);
    }

    private static Optional<CheckResult> connect(String address, int port, CheckSettings settings)
            throws InterruptedException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address, port),
                    Math.toIntExact(settings.timeout().toMillis()));
            return Optional.of(CheckResult.passed());
        } catch (SocketTimeoutException | NoRouteToHostException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException(e.getMessage());
            }
            return unreachable(e) ? Optional.empty() : Optional.of(CheckResult.failed());
        }
    }

    /** The machine has no way to the address. */
    static boolean unreachable(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof NoRouteToHostException
                || message.contains("unreachable")
                || message.contains("timed out");
    }

    @Override
    public void close() {
        http.close();
    }
}
