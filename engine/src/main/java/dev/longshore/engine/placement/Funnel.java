package dev.longshore.engine.placement;

import dev.longshore.engine.ledger.Figures;
import dev.longshore.engine.ledger.HostPort;
import dev.longshore.engine.ledger.Instance;
import dev.longshore.engine.ledger.InstanceLedger;
import dev.longshore.engine.ledger.InstanceStatus;
import dev.longshore.engine.ledger.InstanceTable;
import dev.longshore.engine.ledger.Ledger;
import dev.longshore.engine.ledger.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The clauses that an instance must meet to take a task: is it a candidate at all, has it the room, does it meet the
 * constraints. What a clause needs of the request is fixed when the funnel is made. {@link #admits} answers fast,
 * {@link #refusals} says why; the tests hold the two against each other.
 */
final class Funnel {
    private static final String SUBNET_ID_PREFIX = "subnet-";

    private final InstanceTable table;
    private final PlacementRequest request;
    private final Figures freeMilliCpu;
    private final Figures freeMemoryBytes;
    private final Resources needed;
    private final long leastMilliCpu;
    private final long leastMemoryBytes;
    private final Ports ports;
    private final Constraints constraints;
    private final boolean asksForInstance;
    private final String provider;

    Funnel(Ledger ledger, PlacementRequest request, Ports ports) {
        this.table = ledger.table();
        this.freeMilliCpu = table.freeMilliCpu();
        this.freeMemoryBytes = table.freeMemoryBytes();
        this.request = request;
        this.needed = request.shape().resources();
        this.leastMilliCpu = least(needed.milliCpu());
        this.leastMemoryBytes = least(needed.memoryBytes());
        this.ports = ports;
        this.provider = request.rules().capacityProvider();
        this.constraints = new Constraints(request.group(), request.rules().constraints());
        this.asksForInstance = !request.rules().instances().isEmpty()
                || !request.avoided().isEmpty()
                || !request.shape().attributes().isEmpty()
                || !request.shape().subnets().isEmpty()
                || !request.rules().constraints().isEmpty();
    }

    /** Whether the instance could take the next task. */
    boolean admits(int slot) {
        return table.isOpen(slot)
                && table.serves(slot, provider)
                && hasRoom(slot)
                && (!asksForInstance || isWanted(table.book(slot)));
    }

    /**
     * Whether the instance is one for the task but for its room; what depends on the tasks there is not asked where the group has one
     * already.
     */
    boolean qualifies(InstanceLedger book) {
        return table.isOpen(book.slot())
                && table.serves(book.slot(), provider)
                && isWantedForGood(book)
                && (book.tasks(request.group()) > 0 || constraints.meetsChanging(book));
    }

    /** Whether CPU and memory are enough, which most often decides. */
    boolean hasCpuAndMemory(int slot) {
        return leastMilliCpu <= freeMilliCpu.of(slot) && leastMemoryBytes <= freeMemoryBytes.of(slot);
    }

    /** Whether an instance that took a task could take one more. */
    boolean admitsMore(int slot) {
        return hasRoom(slot) && constraints.meetsChanging(table.book(slot));
    }

    /** Every clause that the instance fails, in order; empty exactly where {@link #admits} says yes. */
    List<Refusal> refusals(InstanceLedger book) {
        List<Refusal> refusals = new ArrayList<>();
        standing(book, refusals);
        room(book, refusals);
        placeOf(book.instance(), refusals);
        refusals.addAll(constraints.refusals(book));
        return refusals;
    }

    /** How much must be left of what a task needs: it fits everywhere, even where too much is taken, if it needs none. */
    private static long least(long needed) {
        return needed == 0 ? Long.MIN_VALUE : needed;
    }

    private boolean hasRoom(int slot) {
        return hasCpuAndMemory(slot)
                && Resources.fits(needed.gpus(), table.freeGpus().of(slot))
                && Resources.fits(needed.enis(), table.freeEnis().of(slot))
                && table.freePods().of(slot) > 0
                && (ports.none() || ports.areFree(table.book(slot)));
    }

    private boolean isWanted(InstanceLedger book) {
        return isWantedForGood(book) && constraints.meetsChanging(book);
    }

    /** As far as placing a task does not change the answer. */
    private boolean isWantedForGood(InstanceLedger book) {
        return (request.rules().instances().isEmpty()
                        || request.rules().instances().contains(book.name()))
                && !request.avoided().containsKey(book.name())
                && missing(book.instance()).isEmpty()
                && isInSubnet(book.instance())
                && constraints.meetsFixed(book);
    }

    private void standing(InstanceLedger book, List<Refusal> refusals) {
        Instance instance = book.instance();
        if (instance.status() != InstanceStatus.ACTIVE) {
            refusals.add(new Refusal.NotActive(instance.status()));
        }
        if (!instance.agentConnected()) {
            refusals.add(new Refusal.AgentDisconnected());
        }
        instance.untoleratedTaints().stream()
                .findFirst()
                .map(Refusal.Tainted::new)
                .ifPresent(refusals::add);
        Optional.ofNullable(request.avoided().get(book.name()))
                .map(Refusal.Avoided::new)
                .ifPresent(refusals::add);
    }

    private void room(InstanceLedger book, List<Refusal> refusals) {
        Resources free = book.remaining();
        if (!Resources.fits(needed.milliCpu(), free.milliCpu())) {
            refusals.add(new Refusal.InsufficientCpu(needed.milliCpu(), free.milliCpu()));
        }
        if (!Resources.fits(needed.memoryBytes(), free.memoryBytes())) {
            refusals.add(new Refusal.InsufficientMemory(needed.memoryBytes(), free.memoryBytes()));
        }
        Optional<HostPort> taken = ports.firstTaken(book);
        taken.map(port -> new Refusal.PortTaken(port, book.holder(port))).ifPresent(refusals::add);
        ports.firstWithoutDynamicPort(book).map(Refusal.NoDynamicPort::new).ifPresent(refusals::add);
        if (!Resources.fits(needed.gpus(), free.gpus())) {
            refusals.add(new Refusal.InsufficientGpu(needed.gpus(), free.gpus()));
        }
        if (!Resources.fits(needed.enis(), free.enis())) {
            refusals.add(new Refusal.NoEni(book.instance().registered().enis()));
        }
        if (book.pods() >= book.instance().maxPods()) {
            refusals.add(new Refusal.TooManyPods(book.instance().maxPods()));
        }
    }

    private void placeOf(Instance instance, List<Refusal> refusals) {
        missing(instance).map(Refusal.MissingAttribute::new).ifPresent(refusals::add);
        if (!isInSubnet(instance)) {
            refusals.add(new Refusal.WrongSubnet(request.shape().subnets()));
        }
    }

    private Optional<RequiredAttribute> missing(Instance instance) {
        for (RequiredAttribute attribute : request.shape().attributes()) {
            if (!attribute.isMetBy(instance.attributes())) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }

    /** Outside of EC2 nodes do not know their subnet: ids alone then keep none out, zones do. */
    private boolean isInSubnet(Instance instance) {
        Set<String> subnets = request.shape().subnets();
        String subnet = instance.attributes().getOrDefault(Instance.SUBNET_ID, "");
        return subnets.isEmpty()
                || subnets.contains(subnet)
                || subnets.contains(instance.zone())
                || (subnet.isEmpty() && subnets.stream().allMatch(id -> id.startsWith(SUBNET_ID_PREFIX)));
    }
}
