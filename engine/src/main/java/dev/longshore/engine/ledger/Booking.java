package dev.longshore.engine.ledger;

import org.jspecify.annotations.Nullable;

/** One pod's entry, a link in the chain of its instance: there are many, so each is small, and whether it is assumed is its class. */
class Booking {
    final PodKey pod;
    final InstanceLedger book;
    final Claim claim;

    @Nullable
    Booking previous;

    @Nullable
    Booking next;

    private Booking(PodKey pod, InstanceLedger book, Claim claim) {
        this.pod = pod;
        this.book = book;
        this.claim = claim;
    }

    static Booking of(PodKey pod, InstanceLedger book, Claim claim, boolean assumed) {
        return assumed ? new Assumed(pod, book, claim) : new Booking(pod, book, claim);
    }

    /** Whether the API server has not shown the pod yet. */
    boolean isAssumed() {
        return false;
    }

    Holding holding() {
        return new Holding(book.name(), claim, isAssumed());
    }

    private static final class Assumed extends Booking {
        Assumed(PodKey pod, InstanceLedger book, Claim claim) {
            super(pod, book, claim);
        }

        @Override
        boolean isAssumed() {
            return true;
        }
    }
}
