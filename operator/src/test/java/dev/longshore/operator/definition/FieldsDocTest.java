package dev.longshore.operator.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.AlarmSpec;
import dev.longshore.ecs.v1alpha1.AutoScalingGroupProvider;
import dev.longshore.ecs.v1alpha1.CapacityProviderSpec;
import dev.longshore.ecs.v1alpha1.ContainerDefinition;
import dev.longshore.ecs.v1alpha1.EventRuleSpec;
import dev.longshore.ecs.v1alpha1.ScalableTargetSpec;
import dev.longshore.ecs.v1alpha1.ScalingPolicySpec;
import dev.longshore.ecs.v1alpha1.ScheduledTaskSpec;
import dev.longshore.ecs.v1alpha1.ServiceSpec;
import dev.longshore.ecs.v1alpha1.TargetGroupSpec;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import dev.longshore.ecs.v1alpha1.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/fields.md names every field, and says of each what the code says. */
class FieldsDocTest {
    private static final Path DOC = Path.of("..", "docs", "fields.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String ANY_VALUE = "1";

    /** A table of the page: under which heading it is, of which type it tells, and where its fields are in the spec. */
    record Table(String heading, Class<? extends Record> type, HonouredFields honoured, String prefix) {
        /** Field to what the page says of it. */
        Map<String, String> rows() throws IOException {
            List<String> lines = Files.readAllLines(DOC).stream()
                    .dropWhile(line -> !line.startsWith(heading))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("#"))
                    .filter(line -> line.startsWith("| `"))
                    .toList();
            Map<String, String> rows = new LinkedHashMap<>();
            for (String line : lines) {
                String[] cells = line.split("\\|", -1);
                CODE.matcher(cells[1])
                        .results()
                        .map(name -> name.group(1))
                        .forEach(name -> rows.put(name, cells[2].strip()));
            }
            return rows;
        }

        boolean isHonoured(String field) {
            return honoured.covers(prefix + field, ANY_VALUE) || honoured.reachesInto(prefix + field);
        }
    }

    static Stream<Table> tables() {
        return Stream.of(
                new Table("## TaskDefinition", TaskDefinitionSpec.class, HonouredFields.TASK_DEFINITION, ""),
                new Table(
                        "### containerDefinitions[]",
                        ContainerDefinition.class,
                        HonouredFields.TASK_DEFINITION,
                        "containerDefinitions[]."),
                new Table("## Service", ServiceSpec.class, HonouredFields.SERVICE, ""),
                new Table("## Task (", TaskSpec.class, HonouredFields.TASK, ""),
                new Table("## TargetGroup", TargetGroupSpec.class, HonouredFields.TARGET_GROUP, ""),
                new Table("## ScheduledTask", ScheduledTaskSpec.class, HonouredFields.SCHEDULED_TASK, ""),
                new Table("## EventRule", EventRuleSpec.class, HonouredFields.EVENT_RULE, ""),
                new Table("## ScalableTarget", ScalableTargetSpec.class, HonouredFields.SCALABLE_TARGET, ""),
                new Table("## ScalingPolicy", ScalingPolicySpec.class, HonouredFields.SCALING_POLICY, ""),
                new Table("## Alarm", AlarmSpec.class, HonouredFields.ALARM, ""));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyFieldIsThere(Table table) throws IOException {
        Set<String> named = table.rows().keySet().stream()
                .map(field -> field.replaceFirst("[.\\[].*", ""))
                .collect(Collectors.toSet());
        assertThat(named).containsAll(names(table.type()));
    }

    /** Its fields have one meaning each, and none is listed as ignored: there is no list of honoured ones to compare with. */
    @Test
    void everyFieldOfACapacityProviderIsThere() throws IOException {
        Table table = new Table("## CapacityProvider", CapacityProviderSpec.class, HonouredFields.TASK_DEFINITION, "");
        String within = "autoScalingGroupProvider.";
        Set<String> named = table.rows().keySet().stream()
                .filter(field -> field.startsWith(within))
                .map(field -> field.substring(within.length()))
                .collect(Collectors.toSet());
        everyFieldIsThere(table);
        assertThat(named).containsAll(names(AutoScalingGroupProvider.class));
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .filter(name -> !name.equals("unknownFields"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whatIsSaidToBeHonouredOrIgnoredIsSo(Table table) throws IOException {
        table.rows().forEach((field, says) -> {
            boolean acts = says.startsWith("honoured") || says.startsWith("approximated");
            if (acts && !says.startsWith("honoured if")) {
                assertThat(table.isHonoured(field)).as("%s is honoured", field).isTrue();
            } else if (says.startsWith("ignored")) {
                assertThat(table.honoured().covers(table.prefix() + field, ANY_VALUE))
                        .as("%s is ignored", field)
                        .isFalse();
            }
        });
    }
}
