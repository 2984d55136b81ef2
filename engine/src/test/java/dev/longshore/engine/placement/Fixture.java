package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Claim;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceBuilder;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.PodKey;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.TaskGroup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What the placement tests share: a service named web, and small ways to say what it needs. */
final class Fixture {
    static final long MIB = 1024 * 1024;
    static final long NOW = 1_000_000;
    static final TaskGroup WEB = new TaskGroup("team", "service:web");

    private Fixture() {}

    static InstanceBuilder instance(String name, String zone) {
        return Instance.builder(name, new Resources(4000, 8192 * MIB)).zone(zone);
    }

    static TaskShape shape(long milliCpu, long mebibytes, PortRequest... ports) {
        return new TaskShape(new Resources(milliCpu, mebibytes * MIB), List.of(ports));
    }

    static PortRequest tcp(int containerPort, int hostPort) {
        return new PortRequest(containerPort, hostPort, Protocol.TCP);
    }

    static List<PodKey> tasks(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new PodKey("team", prefix + "-" + number))
                .toList();
    }

    static PlacementRequest request(TaskShape shape, List<PodKey> tasks) {
        return request(shape, PlacementRules.SERVICE_DEFAULT, tasks);
    }

    static PlacementRequest request(TaskShape shape, PlacementRules rules, List<PodKey> tasks) {
        return new PlacementRequest(WEB, shape, rules, tasks, Map.of(), 0);
    }

    static PlacementResult place(Ledger ledger, TaskShape shape, String prefix, int count) {
        return new Placer().place(ledger, request(shape, tasks(prefix, count)), NOW);
    }

    static List<String> instancesOf(PlacementResult result) {
        return result.placed().stream().map(Placement::instance).toList();
    }

    static void foreignPod(Ledger ledger, String name, String instance, Resources resources, HostPort... ports) {
        ledger.observe(new PodKey("other", name), instance, Claim.foreign(resources, Set.of(ports)));
    }
}
