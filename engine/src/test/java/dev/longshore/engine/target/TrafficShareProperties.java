package dev.longshore.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Shares by the number of listed endpoints, against all the numbers that there are. */
class TrafficShareProperties {
    @Property
    void noOtherNumbersComeNearer(
            @ForAll @IntRange(max = 30) int blue,
            @ForAll @IntRange(max = 30) int green,
            @ForAll @IntRange(max = 1000) int weight) {
        TrafficShare share = TrafficShare.of(blue, green, weight);

        assertThat(share.blue()).isBetween(0, blue);
        assertThat(share.green()).isBetween(0, green);
        if (blue == 0 || green == 0 || weight == 0 || weight == 1000) {
            return;
        }
        double error = error(share, weight);
        for (int b = 1; b <= blue; b++) {
            for (int g = 1; g <= green; g++) {
                TrafficShare other = new TrafficShare(b, g);
                assertThat(error(other, weight)).isGreaterThanOrEqualTo(error - 1e-9);
                if (Math.abs(error(other, weight) - error) < 1e-9) {
                    assertThat(b + g).isLessThanOrEqualTo(share.blue() + share.green());
                }
            }
        }
    }

    private static double error(TrafficShare share, int weight) {
        return Math.abs(share.greenPercent() - weight / 10.0);
    }

    @Property
    void somebodyServesWhileAnybodyCan(
            @ForAll @IntRange(max = 30) int blue,
            @ForAll @IntRange(max = 30) int green,
            @ForAll @IntRange(max = 1000) int weight) {
        TrafficShare share = TrafficShare.of(blue, green, weight);
        assertThat(share.blue() + share.green() > 0).isEqualTo(blue + green > 0);
    }

    @Example
    void noneAndAllAreExact() {
        assertThat(TrafficShare.of(4, 4, 0)).isEqualTo(new TrafficShare(4, 0));
        assertThat(TrafficShare.of(4, 4, 1000)).isEqualTo(new TrafficShare(0, 4));
        assertThat(TrafficShare.of(4, 4, 500)).isEqualTo(new TrafficShare(4, 4));
        assertThat(TrafficShare.of(9, 9, 100)).isEqualTo(new TrafficShare(9, 1));
        assertThat(TrafficShare.of(4, 4, 100)).isEqualTo(new TrafficShare(4, 1));
    }
}
