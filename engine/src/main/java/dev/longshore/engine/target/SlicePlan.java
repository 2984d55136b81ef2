package dev.longshore.engine.target;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which endpoint is in which slice of a list that is written in parts: an endpoint stays where it is, new ones fill what has room, and
 * only what ran empty goes, so that few slices change.
 *
 * @param slices what each slice holds now: those that were there and are not empty, and new ones; in the order of their numbers
 */
public record SlicePlan<K>(Map<Integer, Set<K>> slices) {

    /**
     * Plans the slices.
     *
     * @param before what each numbered slice holds; what two slices claim stays in the first
     * @param wanted the endpoints that there shall be
     * @param limit most endpoints of a slice
     */
    public static <K> SlicePlan<K> of(Map<Integer, Set<K>> before, Collection<K> wanted, int limit) {
        Set<K> missing = new LinkedHashSet<>(wanted);
        Map<Integer, Set<K>> slices = new LinkedHashMap<>();
        new TreeMap<>(before).forEach((number, slice) -> {
            Set<K> kept = new LinkedHashSet<>();
            for (K endpoint : slice) {
                if (kept.size() < limit && missing.remove(endpoint)) {
                    kept.add(endpoint);
                }
            }
            slices.put(number, kept);
        });
        fill(slices, new ArrayList<>(missing), limit);
        slices.values().removeIf(Set::isEmpty);
        return new SlicePlan<>(slices);
    }

    /** What has room is filled before a slice is added, under the smallest number that is free. */
    private static <K> void fill(Map<Integer, Set<K>> slices, List<K> missing, int limit) {
        int next = 0;
        for (Set<K> slice : slices.values()) {
            while (next < missing.size() && slice.size() < limit) {
                slice.add(missing.get(next++));
            }
        }
        int number = 0;
        while (next < missing.size()) {
            while (slices.containsKey(number)) {
                number++;
            }
            Set<K> slice = new LinkedHashSet<>(missing.subList(next, Math.min(next + limit, missing.size())));
            slices.put(number, slice);
            next += slice.size();
        }
    }
}
