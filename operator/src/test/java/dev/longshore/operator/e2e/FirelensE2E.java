package dev.longshore.operator.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.local.Progress;
import dev.longshore.local.gomodules.Tool;
import dev.longshore.local.gomodules.Toolbox;
import dev.longshore.local.image.Image;
import dev.longshore.local.junit.LocalKubernetes;
import dev.longshore.operator.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FireLens with a real router and a real client: the OpenTelemetry Collector, which speaks Fluent's forward protocol, and an unmodified
 * fluent-logger for Python. What Fluent Bit would read is where Fluent Bit looks for it.
 */
@LocalKubernetes(realNodes = 2, own = "real nodes")
class FirelensE2E extends RealTasks {
    private static final String COLLECTOR = """
            receivers: {fluentforward: {endpoint: "127.0.0.1:24224"}}
            exporters: {debug: {verbosity: detailed, use_internal_logger: false}}
            service:
              pipelines: {logs: {receivers: [fluentforward], exporters: [debug]}}
            """;
    private static final String CLIENT = """
            import os, sys, time
            from fluent import sender
            logger = sender.FluentSender('shop', host=os.environ['FLUENT_HOST'], port=int(os.environ['FLUENT_PORT']))
            for attempt in range(100):
                if logger.emit('order', {'message': 'emitted by fluent-logger'}):
                    print('printed by the app', flush=True)
                    time.sleep(3)
                    sys.exit(42)
                time.sleep(0.1)
            sys.exit(str(logger.last_error))
            """;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void whatAnAppEmitsAndWhatItPrintsReachTheRouter() throws IOException {
        loadImages();
        ecs.allow("firelensLogs: true");
        define("web", """
                containerDefinitions:
                - name: app
                  image: %s
                  memory: 64
                  logConfiguration: {logDriver: awsfirelens, options: {Name: stdout}}
                  environment: [{name: CLIENT, value: "%s"}]
                  command: [sh, -c, 'exec /usr/bin/python3 -c "$CLIENT"']
                - name: router
                  image: fluent-router:1
                  memory: 128
                  stopTimeout: 5
                  firelensConfiguration: {type: fluentbit}
                  command:
                  - sh
                  - -c
                  - |
                    ls /var/log/firelens | sed 's/^/folder: /'
                    sed 's/^/configuration: /' /fluent-bit/etc/fluent-bit.conf
                    touch /var/log/firelens/app/x 2>/dev/null && echo 'WRITABLE'
                    otelcol --config /etc/otelcol.yaml 2>&1 &
                    until [ -f /var/log/firelens/app/0.log ]; do sleep 0.1; done
                    tail -n +1 -f /var/log/firelens/app/0.log | while read -r line; do echo "tailed: $line"; done &
                    trap 'echo stopped; exit 0' TERM
                    while true; do sleep 0.2; done
                """.formatted(PythonImage.NAME, CLIENT.replace("\n", "\\n")));

        var task = run("web");

        CommandRun read = CommandRun.of(
                "logs", "--kubeconfig", local.kubeconfigFile().toString(), "-n", ecs.name(), task.taskId());
        String logs = read.out();
        assertThat(exitCode(task, "app")).as(logs).isEqualTo(42);
        assertThat(logs)
                .contains("emitted by fluent-logger", "shop.order")
                .containsPattern("tailed: .* stdout F printed by the app")
                .contains("configuration: [OUTPUT]", "configuration:     Name stdout")
                .contains("configuration:     Path /var/log/firelens/app/*.log")
                .contains("configuration:     Record ecs_task_definition web:1")
                .doesNotContain("WRITABLE");
        assertThat(logs.lines().filter(line -> line.contains("folder: ")).map(line -> line.replaceAll(".*: ", "")))
                .as("of all pods' logs on the node its own alone")
                .isSubsetOf("app", "router");
        assertThat(logs.lines().toList().getLast())
                .as("the router stops after the others")
                .endsWith("| stopped");
    }

    private void loadImages() throws IOException {
        PythonImage.load(local, folder);
        local.loadImage(Image.named("docker.io/library/fluent-router:1")
                .withBusybox()
                .program(Toolbox.open(Progress.STDERR).path(Tool.OTELCOL), "/bin/otelcol")
                .text(COLLECTOR, "/etc/otelcol.yaml")
                .writeTo(folder.resolve("fluent-router.tar")));
    }
}
