package dev.longshore.engine.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How FILL closes the gaps of a series. Gaps at its ends stay where nothing is known on one side. */
final class Gaps {
    private Gaps() {}

    /** With the newest value before the gap. */
    static Value.Series repeated(Value.Series series) {
        List<OptionalDouble> filled = new ArrayList<>();
        OptionalDouble last = OptionalDouble.empty();
        for (OptionalDouble value : series.values()) {
            last = value.isPresent() ? value : last;
            filled.add(last);
        }
        return new Value.Series(filled);
    }

    /** With values on the line between both sides of the gap. */
    static Value.Series linear(Value.Series series) {
        List<OptionalDouble> filled = new ArrayList<>(series.values());
        int before = -1;
        for (int index = 0; index < filled.size(); index++) {
            if (filled.get(index).isPresent()) {
                if (before >= 0) {
                    draw(filled, before, index);
                }
                before = index;
            }
        }
        return new Value.Series(filled);
    }

    private static void draw(List<OptionalDouble> values, int from, int to) {
        double start = values.get(from).orElseThrow();
        double step = (values.get(to).orElseThrow() - start) / (to - from);
        for (int index = from + 1; index < to; index++) {
            values.set(index, OptionalDouble.of(start + step * (index - from)));
        }
    }

    /** With another value of the same period. */
    static Value.Series with(Value.Series series, Value.Periodic other) {
        List<OptionalDouble> filled = new ArrayList<>();
        for (int period = 0; period < series.values().size(); period++) {
            OptionalDouble value = series.at(period);
            filled.add(value.isPresent() ? value : other.at(period));
        }
        return new Value.Series(filled);
    }
}
