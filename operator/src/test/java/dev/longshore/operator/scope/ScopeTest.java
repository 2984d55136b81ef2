package dev.longshore.operator.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
    @ParameterizedTest
    @CsvSource({"'', shop, true", "shop, shop, true", "'shop, billing', billing, true", "shop, billing, false"})
    void isAllNamespacesOrThoseThatAreNamed(String names, String namespace, boolean included) {
        assertThat(Scope.parse(names).includes(namespace)).isEqualTo(included);
    }

    @Test
    void noNamesMeanAll() {
        assertThat(Scope.parse(" ,")).isEqualTo(Scope.ALL);
    }
}
