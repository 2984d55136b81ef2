package dev.longshore.operator.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    @ParameterizedTest
    @ValueSource(strings = {"web", "a", "web-2", "0"})
    void aDnsLabelStaysAsItIs(String name) {
        assertThat(Slug.of(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"Web,web-", "my_app,my-app-", "a__b,a-b-", "service:web,service-web-", "-web-,web-", "web_,web-"})
    void anyOtherNameKeepsWhatItCanAndGetsAHash(String name, String head) {
        assertThat(Slug.of(name)).startsWith(head).matches(LABEL).hasSize(head.length() + 8);
    }

    @Test
    void namesThatDifferOnlyInWhatIsDroppedHaveDifferentSlugs() {
        Set<String> slugs = new HashSet<>();
        List<String> names = List.of("my-app", "my_app", "My-App", "MY_APP", "my.app", "my--app", "_my-app", "my-app_");
        names.forEach(name -> slugs.add(Slug.of(name)));
        assertThat(slugs).hasSameSizeAs(names);
    }

    @Test
    void aNameOfNothingUsableIsAHash() {
        assertThat(Slug.of("___")).matches("x[0-9a-f]{8}").isNotEqualTo(Slug.of("__"));
    }

    @Test
    void longNamesAreCutAndStayApart() {
        String one = "a".repeat(254) + "1";
        String two = "a".repeat(254) + "2";
        assertThat(Slug.of(one)).hasSize(63).matches(LABEL).isNotEqualTo(Slug.of(two));
        assertThat(Slug.of("a".repeat(63))).isEqualTo("a".repeat(63));
    }

    @Test
    void noHyphenStandsBeforeTheHashTwice() {
        // Cut in the middle of a run of hyphens.
        assertThat(Slug.of("abcdefghij-----k-L", 20))
                .matches(LABEL)
                .hasSizeLessThanOrEqualTo(20)
                .doesNotContain("--");
    }
}
