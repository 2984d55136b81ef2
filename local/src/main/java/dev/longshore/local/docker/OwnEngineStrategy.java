package dev.longshore.local.docker;

import java.net.URI;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/** Shows Testcontainers the way to the {@link DockerEngine} of this JVM, if there is one. */
public final class OwnEngineStrategy extends DockerClientProviderStrategy {
    private static final int BEFORE_ALL_OTHERS = 1_000;

    @Override
    public String getDescription() {
        return "the Docker engine that this JVM started";
    }

    @Override
    protected boolean isApplicable() {
        return DockerEngine.current().isPresent();
    }

    @Override
    protected boolean isPersistable() {
        return false;
    }

    @Override
    protected int getPriority() {
        return BEFORE_ALL_OTHERS;
    }

    @Override
    public TransportConfig getTransportConfig() {
        DockerEngine engine = DockerEngine.current()
                .orElseThrow(() -> new IllegalStateException("the Docker engine of this JVM has been closed"));
        return TransportConfig.builder()
                .dockerHost(URI.create(engine.url()))
                .sslConfig(new EngineTls(engine.certificates()))
                .build();
    }
}
