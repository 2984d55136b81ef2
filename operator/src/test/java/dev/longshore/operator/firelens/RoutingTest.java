package dev.longshore.operator.firelens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.FirelensConfigurationType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole text that a router reads. */
class RoutingTest {
    private static final Route APP = new Route(
            "App",
            "app-1a2b3c4d",
            Map.of(
                    "Name", "firehose",
                    "region", "eu-west-1",
                    "delivery_stream", "logs",
                    "log-driver-buffer-limit", "2097152",
                    "exclude-pattern", "^DEBUG"),
            Map.of("api_key", "FIRELENS_APP_API_KEY"));
    private static final Route QUIET = new Route("quiet", "quiet", Map.of(), Map.of());
    private static final Map<String, String> METADATA = Map.of("ecs_cluster", "prod");

    @Test
    void fluentBit() {
        Routing routing = new Routing("0123", METADATA, Optional.of("/extra.conf"), true, true, List.of(APP, QUIET));

        String text = routing.text(FirelensConfigurationType.FLUENTBIT);

        assertThat(text).isEqualTo("""
                [INPUT]
                    Name forward
                    Listen 127.0.0.1
                    Port 24224

                [INPUT]
                    Name tail
                    Tag App-firelens-0123
                    Path /var/log/firelens/app-1a2b3c4d/*.log
                    Read_from_Head On
                    Refresh_Interval 1
                    multiline.parser cri

                [INPUT]
                    Name tail
                    Tag quiet-firelens-0123
                    Path /var/log/firelens/quiet/*.log
                    Read_from_Head On
                    Refresh_Interval 1
                    multiline.parser cri

                [FILTER]
                    Name modify
                    Match App-firelens-0123
                    Rename stream source
                    Remove _p
                    Add container_name App

                [FILTER]
                    Name modify
                    Match quiet-firelens-0123
                    Rename stream source
                    Remove _p
                    Add container_name quiet

                [FILTER]
                    Name record_modifier
                    Match *
                    Record ecs_cluster prod

                [FILTER]
                    Name grep
                    Match App-firelens*
                    Exclude log ^DEBUG

                @INCLUDE /extra.conf

                [OUTPUT]
                    Name firehose
                    Match App-firelens*
                    delivery_stream logs
                    region eu-west-1
                    api_key ${FIRELENS_APP_API_KEY}
                """);
        assertThat(FluentBitSyntax.problems(text)).isEmpty();
    }

    @Test
    void fluentBitOnTheHostsNetworkWithoutLogsAndMetadata() {
        Routing routing = new Routing("0123", Map.of(), Optional.empty(), false, false, List.of(APP));

        String text = routing.text(FirelensConfigurationType.FLUENTBIT);

        assertThat(text).startsWith("[FILTER]\n    Name grep").doesNotContain("INPUT");
        assertThat(FluentBitSyntax.problems(text)).isEmpty();
    }

    @Test
    void aValueOfSeveralLinesIsOneLine() {
        Route odd = new Route("a", "a", Map.of("Name", "http", "Header", "X one\n[OUTPUT]"), Map.of());

        String text = new Routing("0", Map.of(), Optional.empty(), true, true, List.of(odd))
                .text(FirelensConfigurationType.FLUENTBIT);

        assertThat(FluentBitSyntax.problems(text)).isEmpty();
        assertThat(text).containsOnlyOnce("\n[OUTPUT]\n").contains("    Header X one [OUTPUT]\n");
    }

    @Test
    void fluentd() {
        Route app = new Route(
                "app",
                "app",
                Map.of("@type", "kinesis_firehose", "region", "eu-west-1", "include-pattern", "ERROR"),
                Map.of("token", "FIRELENS_APP_TOKEN"));
        Routing routing = new Routing("0123", METADATA, Optional.of("/extra.conf"), true, true, List.of(app, QUIET));

        assertThat(routing.text(FirelensConfigurationType.FLUENTD)).isEqualTo("""
                <source>
                  @type forward
                  bind 127.0.0.1
                  port 24224
                </source>

                <source>
                  @type tail
                  tag app-firelens-0123
                  path /var/log/firelens/app/*.log
                  read_from_head true
                  refresh_interval 1
                  <parse>
                    @type regexp
                    expression /^(?<time>[^ ]+) (?<source>stdout|stderr) [FP] (?<log>.*)$/
                    time_format %Y-%m-%dT%H:%M:%S.%N%:z
                  </parse>
                </source>

                <source>
                  @type tail
                  tag quiet-firelens-0123
                  path /var/log/firelens/quiet/*.log
                  read_from_head true
                  refresh_interval 1
                  <parse>
                    @type regexp
                    expression /^(?<time>[^ ]+) (?<source>stdout|stderr) [FP] (?<log>.*)$/
                    time_format %Y-%m-%dT%H:%M:%S.%N%:z
                  </parse>
                </source>

                <filter app-firelens-0123>
                  @type record_transformer
                  <record>
                    container_name app
                  </record>
                </filter>

                <filter quiet-firelens-0123>
                  @type record_transformer
                  <record>
                    container_name quiet
                  </record>
                </filter>

                <filter **>
                  @type record_transformer
                  <record>
                    ecs_cluster prod
                  </record>
                </filter>

                <filter app-firelens**>
                  @type grep
                  <regexp>
                    key log
                    pattern ERROR
                  </regexp>
                </filter>

                @include /extra.conf

                <match app-firelens**>
                  @type kinesis_firehose
                  region eu-west-1
                  token "#{ENV['FIRELENS_APP_TOKEN']}"
                </match>
                """);
    }
}
