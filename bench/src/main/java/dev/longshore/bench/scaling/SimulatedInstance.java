package dev.longshore.bench.scaling;

import java.util.ArrayDeque;
import java.util.Deque;

/** An instance and the tasks on it: it is asked for, comes a while later, and has room for so many tasks. */
final class SimulatedInstance {
    private static final int START_SECONDS = 30;

    private final int upAt;
    private final int room;
    /** When each task began to start, the oldest first. */
    private final Deque<Integer> started = new ArrayDeque<>();

    SimulatedInstance(int upAt, int room) {
        this.upAt = upAt;
        this.room = room;
    }

    int upAt() {
        return upAt;
    }

    boolean isUp(int second) {
        return second >= upAt;
    }

    boolean hasRoom(int second) {
        return isUp(second) && started.size() < room;
    }

    void start(int second) {
        started.addLast(second);
    }

    void stopYoungest() {
        started.removeLast();
    }

    /** When its youngest task began to start; it has one. */
    int youngest() {
        return started.getLast();
    }

    int tasks() {
        return started.size();
    }

    /** How many of its tasks are past their start. */
    int running(int second) {
        return (int) started.stream().filter(at -> second - at >= START_SECONDS).count();
    }
}
