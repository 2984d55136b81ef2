package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.image.Image;
import dev.longshore.local.junit.LocalKubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy of App Mesh's kind: connections go through it without knowing, in and out, but for its own. */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class ProxyE2E extends RealTasks {
    private static final String IPTABLES = "docker.io/library/iptables:1";
    /** An address of nobody: only what is led elsewhere is answered. */
    private static final String NOBODY = "192.0.2.1";

    @BeforeEach
    void loadIptables(@TempDir Path folder) throws IOException {
        Image image = Image.named(IPTABLES).withBusybox().program(Path.of("/usr/sbin/iptables"));
        try (var libraries = Files.list(Path.of("/usr/lib"))) {
            for (Path extensions : libraries
                    .map(library -> library.resolve("xtables"))
                    .filter(Files::isDirectory)
                    .toList()) {
                image.directory(extensions, extensions.toString());
            }
        }
        local.loadImage(image.writeTo(folder.resolve("iptables.tar")));
    }

    @Test
    void connectionsGoThroughTheProxy() {
        ecs.configure(cluster -> cluster.proxyImage(IPTABLES));
        define("meshed", """
            networkMode: awsvpc
            proxyConfiguration:
              type: APPMESH
              containerName: envoy
              properties:
              - {name: IgnoredUID, value: "1337"}
              - {name: AppPorts, value: "8080"}
              - {name: ProxyIngressPort, value: "15000"}
              - {name: ProxyEgressPort, value: "15001"}
              - {name: EgressIgnoredIPs, value: "169.254.170.2,169.254.169.254"}
              - {name: EgressIgnoredPorts, value: "22"}
            containerDefinitions:
            - name: app
              image: busybox:1.36
              memory: 16
              dependsOn: [{containerName: envoy, condition: HEALTHY}]
              command:
              - sh
              - -c
              - |
                test "$(timeout 5 wget -q -O - http://%1$s/)" = egress || exit 1
                timeout 2 wget -q -O - http://%1$s:22/ && exit 2
                mkdir -p /tmp/www && echo app > /tmp/www/index.html
                exec httpd -f -p 8080 -h /tmp/www
            - name: envoy
              image: busybox:1.36
              memory: 16
              user: "1337"
              stopTimeout: 2
              healthCheck: {command: [CMD-SHELL, "wget -q -O - http://127.0.0.1:15000/"], interval: 5}
              command:
              - sh
              - -c
              - |
                mkdir -p /tmp/in /tmp/out && echo ingress > /tmp/in/index.html && echo egress > /tmp/out/index.html
                timeout 2 wget -q -O - http://%1$s/ && exit 3
                httpd -p 15001 -h /tmp/out
                exec httpd -f -p 15000 -h /tmp/in
            """.formatted(NOBODY));
        start("meshed");
        String address = runningPod("meshed").getStatus().getPodIP();
        define("asks", """
            containerDefinitions:
            - {name: app, image: "busybox:1.36", memory: 16,
               command: [sh, -c, 'test "$(timeout 5 wget -q -O - http://%s:8080/)" = ingress && exit 42']}
            """.formatted(address));

        assertThat(exitCode(run("asks"), "app")).isEqualTo(42);
    }
}
