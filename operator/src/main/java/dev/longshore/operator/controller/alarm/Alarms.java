package dev.longshore.operator.controller.alarm;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.AlarmStateValue;
import dev.longshore.ecs.v1alpha1.AlarmStatus;
import dev.longshore.engine.alarm.AlarmState;
import dev.longshore.operator.controller.trigger.Triggers;
import dev.longshore.operator.names.Arn;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The alarms and their states, for those who act on them: up to date, where the status is still to be written or read back. */
public final class Alarms {
    /** Hears of states. */
    @FunctionalInterface
    public interface Listener {
        /**
         * An alarm came into another state, or was evaluated for the first time since the operator's start; called on the thread
         * that did it, so it must be quick.
         */
        void changed(Alarm alarm, AlarmState before, AlarmState after);
    }

    private final Triggers<Alarm> alarms;
    private final Map<String, AlarmState> byUid = new ConcurrentHashMap<>();
    /** Their controller's list may have them a moment longer. */
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    private final Collection<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Alarms as their controller has them. */
    public Alarms(Triggers<Alarm> alarms) {
        this.alarms = alarms;
    }

    /** Adds a listener. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /** The alarm of that name or ARN: the object's name, or its alarmName. */
    public Optional<Alarm> find(String namespace, String nameOrArn) {
        return alarms
                .list(alarm -> alarm.getMetadata().getNamespace().equals(namespace)
                        && isNamed(alarm, nameOrArn)
                        && !deleted.contains(alarm.getMetadata().getUid()))
                .stream()
                .findFirst();
    }

    /** Whether that is the alarm's name or ARN: the object's name, or its alarmName. */
    public static boolean isNamed(Alarm alarm, String nameOrArn) {
        String name = Arn.alarmName(nameOrArn);
        return alarm.getMetadata().getName().equals(name) || alarm.alarmName().equals(name);
    }

    /** The state of an alarm. */
    public AlarmState state(Alarm alarm) {
        return Optional.ofNullable(byUid.get(alarm.getMetadata().getUid())).orElseGet(() -> written(alarm));
    }

    private static AlarmState written(Alarm alarm) {
        return Optional.ofNullable(alarm.getStatus())
                .map(AlarmStatus::stateValue)
                .map(AlarmStateValue::name)
                .map(AlarmState::valueOf)
                .orElse(AlarmState.INSUFFICIENT_DATA);
    }

    /** It has been evaluated. */
    void evaluated(Alarm alarm, AlarmState after) {
        AlarmState before = state(alarm);
        boolean first = byUid.put(alarm.getMetadata().getUid(), after) == null;
        if (first || before != after) {
            listeners.forEach(listener -> listener.changed(alarm, before, after));
        }
    }

    /** It was deleted: nobody finds it from now on. */
    public void deleted(Alarm alarm) {
        deleted.add(alarm.getMetadata().getUid());
    }

    /** Forgets those that are gone. */
    public void prune() {
        Set<String> there = alarms.list(alarm -> true).stream()
                .map(alarm -> alarm.getMetadata().getUid())
                .collect(Collectors.toSet());
        byUid.keySet().retainAll(there);
        deleted.retainAll(there);
    }
}
