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
            @ForAll @IntRange(max = 100) int percent) {
        TrafficShare share = TrafficShare.of(blue, green, percent);

        assertThat(share.blue()).isBetween(0, blue);
        assertThat(share.green()).isBetween(0, green);
        if (blue == 0 || green == 0 || percent == 0 || percent == 100) {
            return;
        }
        double error = error(share, percent);
        for (int b = 1; b <= blue; b++) {
            for (int g = 1; g <= green; g++) {
                TrafficShare other = new TrafficShare(b, g);
                assertThat(error(other, percent)).isGreaterThanOrEqualTo(error - 1e-9);
                if (Math.abs(error(other, percent) - error) < 1e-9) {
                    assertThat(b + g).isLessThanOrEqualTo(share.blue() + share.green());
                }
            }
        }
    }

    private static double error(TrafficShare share, int percent) {
        return Math.abs(share.greenPercent() - percent);
    }

    @Property
    void somebodyServesWhileAnybodyCan(
            @ForAll @IntRange(max = 30) int blue,
            @ForAll @IntRange(max = 30) int green,
            @ForAll @IntRange(max = 100) int percent) {
        TrafficShare share = TrafficShare.of(blue, green, percent);
        assertThat(share.blue() + share.green() > 0).isEqualTo(blue + green > 0);
    }

    @Example
    void noneAndAllAreExact() {
        assertThat(TrafficShare.of(4, 4, 0)).isEqualTo(new TrafficShare(4, 0));
        assertThat(TrafficShare.of(4, 4, 100)).isEqualTo(new TrafficShare(0, 4));
        assertThat(TrafficShare.of(4, 4, 50)).isEqualTo(new TrafficShare(4, 4));
        assertThat(TrafficShare.of(9, 9, 10)).isEqualTo(new TrafficShare(9, 1));
        assertThat(TrafficShare.of(4, 4, 10)).isEqualTo(new TrafficShare(4, 1));
    }
}
