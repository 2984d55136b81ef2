package dev.longshore.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.ecs.v1alpha1.Resource;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Protocol;
import dev.longshore.engine.ledger.Resources;
import dev.longshore.engine.ledger.Usage;
import dev.longshore.operator.node.AgentSettings;
import dev.longshore.operator.node.ReservedPorts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstanceResourcesTest {
    private static final long GIB = 1L << 30;
    private static final Set<HostPort> RESERVED = ReservedPorts.ofAgent(AgentSettings.of(Map.of()));

    private static Usage usage(Resources remaining, Set<HostPort> ports, Set<HostPort> dynamic) {
        return new Usage(new Resources(1930, 3 * GIB), remaining, RESERVED, ports, dynamic, Map.of(), 1, 0);
    }

    private static Resource find(List<Resource> resources, String name) {
        return resources.stream()
                .filter(resource -> resource.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void quantitiesAreEcsUnits() {
        List<Resource> registered = InstanceResources.registered(usage(Resources.NONE, Set.of(), Set.of()), RESERVED);
        assertThat(find(registered, "CPU").integerValue()).isEqualTo(1976);
        assertThat(find(registered, "MEMORY").integerValue()).isEqualTo(3072);
        assertThat(find(registered, "CPU").type()).isEqualTo("INTEGER");
        assertThat(find(registered, "PORTS").type()).isEqualTo("STRINGSET");
    }

    @Test
    void remainingMayBeNegativeWhereForeignPodsTookMore() {
        List<Resource> remaining =
                InstanceResources.remaining(usage(new Resources(-250, -GIB), Set.of(), Set.of()), RESERVED);
        assertThat(find(remaining, "CPU").integerValue()).isEqualTo(-256);
        assertThat(find(remaining, "MEMORY").integerValue()).isEqualTo(-1024);
    }

    @Test
    void portsAreEcsReservedAndStaticOnesNeverDynamicOrOurOwnReserved() {
        HostPort web = new HostPort(8080, Protocol.TCP);
        HostPort dns = new HostPort(53, Protocol.UDP);
        HostPort chosen = new HostPort(40000, Protocol.TCP);
        List<Resource> remaining =
                InstanceResources.remaining(usage(Resources.NONE, Set.of(web, dns, chosen), Set.of(chosen)), RESERVED);
        assertThat(find(remaining, "PORTS").stringSetValue())
                .containsExactlyInAnyOrder("22", "2375", "2376", "51678", "51679", "8080");
        assertThat(find(remaining, "PORTS_UDP").stringSetValue()).containsExactly("53");
    }
}
