package dev.longshore.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorsTest {
    private static final Map<String, String> LABELS = Map.of("tier", "web", "zone", "a");

    @ParameterizedTest
    @CsvSource({
        "In, tier, web|db, true",
        "In, tier, db, false",
        "In, absent, web, false",
        "NotIn, tier, db, true",
        "NotIn, tier, web, false",
        "NotIn, absent, web, true",
        "Exists, tier, '', true",
        "Exists, absent, '', false",
        "DoesNotExist, absent, '', true",
        "DoesNotExist, tier, '', false",
        "Near, tier, web, false"
    })
    void expressions(String operator, String key, String values, boolean expected) {
        List<String> list = values.isEmpty() ? List.of() : List.of(values.split("\\|"));
        LabelSelector selector = new LabelSelectorBuilder()
                .withMatchExpressions(new LabelSelectorRequirement(key, operator, list))
                .build();
        assertThat(Selectors.matches(selector, LABELS)).isEqualTo(expected);
    }

    @Test
    void everyPartMustHold() {
        LabelSelector both = new LabelSelectorBuilder()
                .addToMatchLabels("tier", "web")
                .addToMatchLabels("zone", "b")
                .build();
        LabelSelector mixed = new LabelSelectorBuilder()
                .addToMatchLabels("tier", "web")
                .withMatchExpressions(new LabelSelectorRequirement("zone", "DoesNotExist", List.of()))
                .build();
        assertThat(Selectors.matches(both, LABELS)).isFalse();
        assertThat(Selectors.matches(mixed, LABELS)).isFalse();
    }

    @Test
    void anEmptySelectorSelectsEverything() {
        assertThat(Selectors.matches(new LabelSelector(), Map.of())).isTrue();
    }
}
