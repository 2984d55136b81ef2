package dev.longshore.operator.health;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Named checks that must all be content, told a line each as kube-apiserver tells its own. */
public final class HealthChecks implements Supplier<Answer> {
    /** What is wrong; empty if nothing is. */
    @FunctionalInterface
    public interface Check {
        Optional<String> problem();
    }

    private final Map<String, Check> checks = new ConcurrentSkipListMap<>();

    /** Adds a check, which must be quick: the kubelet asks every few seconds and waits for one. */
    public HealthChecks with(String name, Check check) {
        checks.put(name, check);
        return this;
    }

    @Override
    public Answer get() {
        Map<String, Optional<String>> problems = new ConcurrentSkipListMap<>();
        checks.forEach((name, check) -> problems.put(name, check.problem()));
        boolean well = problems.values().stream().allMatch(Optional::isEmpty);
        String lines = problems.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return well ? Answer.ok(lines + "ok\n") : Answer.unavailable(lines + "not ok\n");
    }

    private static String line(String name, Optional<String> problem) {
        return problem.map(what -> "[-]" + name + ": " + what + "\n").orElseGet(() -> "[+]" + name + " ok\n");
    }
}
