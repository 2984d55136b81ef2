package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A graph is written {@code app:db=HEALTHY+log=START} for a container app that depends on two, {@code db!} for one that is not essential;
 * a plan as the pod's order with {@code |} before the containers that run together.
 */
class StartPlanTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            a b c                                          ; | a b c
            app:log=START log                              ; | log app
            a:b=START b:c=START c                          ; | c b a
            app:db=HEALTHY db                              ; db* | app
            app:migrate=SUCCESS migrate!                   ; migrate | app
            app:migrate=COMPLETE migrate!                  ; migrate | app
            app:migrate=SUCCESS migrate!:db=START db       ; db* migrate | app
            app:migrate=SUCCESS migrate!:db=HEALTHY db     ; db* migrate | app
            app:one=SUCCESS+two=SUCCESS one!:two=SUCCESS two! ; two one | app
            app:db=HEALTHY db:net=START net log            ; net* db* | app log
            app:db=HEALTHY+init=SUCCESS init! db           ; db* init | app
            app:proxy=START+cfg=SUCCESS cfg! proxy         ; cfg | proxy app
            a:x=START                                      ; | a
            """)
    void putsEachContainerWhereItsConditionsHold(String graph, String pod) throws JsonProcessingException {
        StartPlan plan = StartPlan.of(spec(graph));
        String before = plan.order().stream()
                .filter(name -> plan.part(name) != StartPlan.Part.RUNS)
                .map(name -> plan.part(name) == StartPlan.Part.RUNS_FIRST ? name + "* " : name + " ")
                .collect(Collectors.joining());
        String together = plan.order().stream()
                .filter(name -> plan.part(name) == StartPlan.Part.RUNS)
                .collect(Collectors.joining(" "));
        assertThat((before + "| " + together)).isEqualTo(pod);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            app:db=HEALTHY db              ; ''
            app:one=SUCCESS one!           ; ''
            app:one=COMPLETE one!          ; containerDefinitions[0].dependsOn[0].condition
            app!:db=HEALTHY db             ; containerDefinitions[1].essential
            app!:db=HEALTHY db log         ; ''
            app!:db=HEALTHY db! log        ; ''
            """)
    void tellsWhatAPodCannotKeep(String graph, String paths) throws JsonProcessingException {
        assertThat(IgnoredFields.of(spec(graph)).stream().map(Ignored::path).collect(Collectors.joining(" ")))
                .isEqualTo(paths);
    }

    @ParameterizedTest
    @CsvSource({"'links: [\"b:alias\"]', b a", "'volumesFrom: [{sourceContainer: b}]', b a", "'cpu: 1', a b"})
    void linksAndVolumesFromAreWaitedForToo(String field, String order) throws JsonProcessingException {
        TaskDefinitionSpec spec = YAML.readValue(
                "{containerDefinitions: [{name: a, image: i, " + field + "}, {name: b, image: i}]}",
                TaskDefinitionSpec.class);
        assertThat(StartPlan.of(spec).order()).containsExactly(order.split(" ", -1));
    }

    private static TaskDefinitionSpec spec(String graph) throws JsonProcessingException {
        StringBuilder yaml = new StringBuilder("containerDefinitions:\n");
        for (String container : graph.strip().split(" +", -1)) {
            String[] parts = container.split(":", 2);
            yaml.append("- {name: ").append(parts[0].replace("!", "")).append(", image: i, memory: 4");
            yaml.append(parts[0].endsWith("!") ? ", essential: false" : "");
            yaml.append(", healthCheck: {command: [CMD, x]}, dependsOn: [");
            for (String dependency : parts.length > 1 ? parts[1].split("\\+", -1) : new String[0]) {
                String[] words = dependency.split("=", 2);
                yaml.append("{containerName: " + words[0] + ", condition: " + words[1] + "},");
            }
            yaml.append("]}\n");
        }
        return YAML.readValue(yaml.toString(), TaskDefinitionSpec.class);
    }
}
