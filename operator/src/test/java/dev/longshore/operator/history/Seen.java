package dev.longshore.operator.history;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has been recorded of one kind so far: the objects as last seen, and each one's last version, deleted ones included. */
final class Seen<T extends HasMetadata> {
    private final Map<ObjectKey, Change> live = new HashMap<>();
    private final Map<ObjectKey, Long> versions = new HashMap<>();

    synchronized Change note(Change change) {
        versions.put(change.key(), change.resourceVersion());
        if (change.type() == Change.Type.DELETED) {
            live.remove(change.key());
        } else {
            live.put(change.key(), change);
        }
        return change;
    }

    /** Whether every listed object has been seen, and every one that is not listed was seen going or came later. */
    synchronized boolean covers(List<T> listed, long version) {
        Set<ObjectKey> keys = new HashSet<>();
        for (T object : listed) {
            Change now = Change.of(Change.Type.EXISTED, object, Instant.EPOCH);
            keys.add(now.key());
            if (versions.getOrDefault(now.key(), 0L) < now.resourceVersion()) {
                return false;
            }
        }
        return live.values().stream()
                .allMatch(change -> keys.contains(change.key()) || change.resourceVersion() > version);
    }

    /** The changes that lead from what has been seen to a listing, as far as can be told; they are noted. */
    synchronized List<Change> differences(List<T> listed, long version, Instant now) {
        List<Change> changes = new ArrayList<>();
        Map<ObjectKey, Change> before = new HashMap<>(live);
        for (T object : listed) {
            Optional<Change> known = Optional.ofNullable(before.remove(ObjectKey.of(object)));
            boolean same =
                    known.filter(change -> sameUid(change.object(), object)).isPresent();
            Change found = Change.of(same ? Change.Type.MODIFIED : Change.Type.EXISTED, object, now);
            if (known.isEmpty() || known.get().resourceVersion() != found.resourceVersion()) {
                changes.add(note(found));
            }
        }
        before.values()
                .forEach(gone -> changes.add(note(new Change(Change.Type.DELETED, gone.object(), version, now))));
        return changes;
    }

    private static boolean sameUid(HasMetadata one, HasMetadata other) {
        return one.getMetadata().getUid().equals(other.getMetadata().getUid());
    }
}
