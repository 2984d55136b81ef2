package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Quantities by resource name: cpu in milli-CPUs, everything else in its unit.
 *
 * @param byResource none of them negative
 */
record Amounts(Map<String, Long> byResource) {
    static final Amounts NONE = new Amounts(Map.of());

    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

    Amounts {
        byResource = Map.copyOf(byResource);
    }

    /** Each quantity rounded up to a whole unit, as Kubernetes does. */
    static Amounts of(@Nullable Map<String, Quantity> quantities) {
        Map<String, Long> amounts = new TreeMap<>();
        Optional.ofNullable(quantities)
                .orElse(Map.of())
                .forEach((resource, quantity) -> amounts.put(resource, units(resource, quantity)));
        return new Amounts(amounts);
    }

    private static long units(String resource, Quantity quantity) {
        BigDecimal amount = quantity.getNumericalAmount();
        BigDecimal scaled = resource.equals("cpu") ? amount.multiply(MILLI) : amount;
        return scaled.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    long get(String resource) {
        return byResource.getOrDefault(resource, 0L);
    }

    Amounts plus(Amounts other) {
        Map<String, Long> sum = new TreeMap<>(byResource);
        other.byResource.forEach((resource, amount) -> sum.merge(resource, amount, Long::sum));
        return new Amounts(sum);
    }

    /** The larger of each resource. */
    Amounts max(Amounts other) {
        Map<String, Long> max = new TreeMap<>(byResource);
        other.byResource.forEach((resource, amount) -> max.merge(resource, amount, Math::max));
        return new Amounts(max);
    }

    /** These, and of each resource that is here nothing else. */
    Amounts over(Amounts other) {
        Map<String, Long> over = new TreeMap<>(other.byResource);
        over.putAll(byResource);
        return new Amounts(over);
    }
}
