package dev.longshore.operator.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashesTest {
    @Test
    void hexIsTheHeadOfSha256() {
        assertThat(Hashes.hex("", 64)).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Hashes.hex("abc", 8)).isEqualTo("ba7816bf");
    }

    @Test
    void decimalHasNineteenDigitsAlways() {
        assertThat(IntStream.range(0, 2000).mapToObj(i -> Hashes.decimal("d" + i)))
                .allMatch(number -> number.matches("[1-9][0-9]{18}"))
                .doesNotHaveDuplicates();
    }
}
