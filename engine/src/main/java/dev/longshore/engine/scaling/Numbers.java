package dev.longshore.engine.scaling;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them in a reason. */
final class Numbers {
    private static final int DIGITS = 2;

    private Numbers() {}

    /** At most two digits after the point, and none where they say nothing. */
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
