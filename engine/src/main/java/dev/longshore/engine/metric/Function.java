package dev.longshore.engine.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of metric math that are there; CloudWatch has more. */
enum Function {
    /** Every metric of the alarm, the ones that expressions compute excepted. */
    METRICS(0, 0),
    /** Of a list the sum in each period, of a series the sum of its values. */
    SUM(1, 1),
    AVG(1, 1),
    MIN(1, 1),
    MAX(1, 1),
    ABS(1, 1),
    CEIL(1, 1),
    FLOOR(1, 1),
    /** The second argument where the first is not 0, else the third, or nothing. */
    IF(2, 3),
    /** The first argument, its gaps filled with the second: a value, REPEAT or LINEAR. */
    FILL(2, 2);

    private final int least;
    private final int most;

    Function(int least, int most) {
        this.least = least;
        this.most = most;
    }

    static Optional<Function> of(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /** The names, for messages. */
    static String list() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    boolean takes(int arguments) {
        return arguments >= least && arguments <= most;
    }

    /** How many arguments it takes, in words. */
    String arguments() {
        return least == most ? least + (least == 1 ? " argument" : " arguments") : least + " to " + most + " arguments";
    }
}
