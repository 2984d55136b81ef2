package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.junit.LocalKubernetes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sidecars as definitions have them: X-Ray's daemon on udp 2000 and an Envoy, each a container like any other. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class SidecarsE2E extends RealTasks {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void anAppFindsItsDaemonAndItsProxyOnItsOwnLoopback() throws IOException {
        PythonImage.load(local, folder);
        define("mesh", """
                networkMode: awsvpc
                volumes: [{name: seen}]
                containerDefinitions:
                - name: app
                  image: python:3
                  memory: 64
                  environment: [{name: AWS_XRAY_DAEMON_ADDRESS, value: "127.0.0.1:2000"}]
                  mountPoints: [{sourceVolume: seen, containerPath: /seen}]
                  dependsOn: [{containerName: envoy, condition: HEALTHY}, {containerName: xray, condition: START}]
                  command:
                  - sh
                  - -c
                  - |
                    test "$(wget -q -O- http://127.0.0.1:9901/ready)" = LIVE || exit 1
                    for i in 1 2 3 4 5 6 7 8 9 10; do
                      python3 -c "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'segment', ('127.0.0.1', 2000))"
                      grep -q segment /seen/xray && exit 42
                      sleep 1
                    done
                    exit 2
                - name: envoy
                  image: busybox:1.36
                  memory: 16
                  user: "1337"
                  stopTimeout: 2
                  healthCheck: {command: [CMD-SHELL, "wget -q -O- http://127.0.0.1:9901/ready | grep -q LIVE"], interval: 5, timeout: 2, retries: 3}
                  command: [sh, -c, "mkdir /tmp/admin; echo LIVE > /tmp/admin/ready; httpd -f -p 9901 -h /tmp/admin"]
                - name: xray
                  image: python:3
                  cpu: 32
                  memoryReservation: 64
                  essential: false
                  stopTimeout: 2
                  portMappings: [{containerPort: 2000, protocol: udp}]
                  mountPoints: [{sourceVolume: seen, containerPath: /seen}]
                  command:
                  - python3
                  - -c
                  - |
                    import socket
                    daemon = socket.socket(type=socket.SOCK_DGRAM)
                    daemon.bind(('0.0.0.0', 2000))
                    while True:
                        open('/seen/xray', 'ab').write(daemon.recv(1000))
                """);

        assertThat(exitCode(run("mesh"), "app")).isEqualTo(42);
    }
}
