package dev.longshore.operator.definition;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Task-level {@code cpu} and {@code memory} as ECS accepts them: a number or a string, in units or with a unit behind it.
 * A value that cannot be read counts as absent here; {@link DefinitionRules} is what refuses it.
 */
public final class TaskSize {
    private static final int PER_VCPU_OR_GB = 1024;
    private static final Pattern CPU = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(VCPU)?");
    private static final Pattern MEMORY = Pattern.compile("([0-9]*\\.?[0-9]+)\\s*(GB)?");

    private TaskSize() {}

    /** CPU units, 1024 to a vCPU: of {@code 1024}, {@code "1024"}, {@code "1 vCPU"}, {@code ".5 vcpu"}; empty when absent or unreadable. */
    public static Optional<Integer> cpuUnits(@Nullable IntOrString cpu) {
        return read(CPU, cpu);
    }

    /** MiB: of {@code 512}, {@code "512"}, {@code "1GB"}, {@code "0.5 GB"}; empty when absent or unreadable. */
    public static Optional<Integer> memoryMiB(@Nullable IntOrString memory) {
        return read(MEMORY, memory);
    }

    /** The value as it was written, empty when it was left out (an empty string counts as left out, as some tools print it). */
    static Optional<String> given(@Nullable IntOrString size) {
        if (size == null) {
            return Optional.empty();
        }
        String text =
                size.getIntVal() == null ? size.getStrVal() : size.getIntVal().toString();
        return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
    }

    private static Optional<Integer> read(Pattern form, @Nullable IntOrString size) {
        return given(size)
                .map(text -> form.matcher(text.toUpperCase(Locale.ROOT)))
                .filter(Matcher::matches)
                .flatMap(TaskSize::units);
    }

    private static Optional<Integer> units(Matcher matched) {
        var number = new BigDecimal(matched.group(1));
        var units = matched.group(2) == null ? number : number.multiply(BigDecimal.valueOf(PER_VCPU_OR_GB));
        boolean countable =
                units.stripTrailingZeros().scale() <= 0 && units.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return countable ? Optional.of(units.intValueExact()) : Optional.empty();
    }
}
