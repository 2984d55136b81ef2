package dev.longshore.engine.ledger;

import org.jspecify.annotations.Nullable;

/** One pod's entry, a link in the chain of its instance: there are many, so each is small. */
final class Booking {
    final PodKey pod;
    final InstanceLedger book;
    final Claim claim;
    final boolean assumed;

    @Nullable
    Booking previous;

    @Nullable
    Booking next;

    Booking(PodKey pod, InstanceLedger book, Claim claim, boolean assumed) {
        this.pod = pod;
        this.book = book;
        this.claim = claim;
        this.assumed = assumed;
    }

    Holding holding() {
        return new Holding(book.name(), claim, assumed);
    }
}
