package dev.longshore.operator.controller;

import dev.longshore.operator.controller.life.TaskTelling;
import dev.longshore.operator.events.EventListener;
import dev.longshore.operator.events.EventSettings;
import dev.longshore.operator.events.HttpStateChanges;
import dev.longshore.operator.events.StateChanges;
import dev.longshore.operator.events.TaskStateChange;
import dev.longshore.operator.pod.EcsTask;
import dev.longshore.operator.watch.Watches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Events in and out, each only if it is wanted. */
final class EventExchange implements AutoCloseable {
    private final Optional<HttpStateChanges> sender;
    private final Optional<EventListener> listener;
    private final Function<EcsTask, TaskStateChange.Origin> origin;
    private final InstantSource clock;
    private Optional<TaskTelling> telling = Optional.empty();

    EventExchange(
            EventSettings settings,
            EventListener.Delivery delivery,
            Function<EcsTask, TaskStateChange.Origin> origin,
            InstantSource clock) {
        this.sender = settings.sink().map(sink -> HttpStateChanges.to(sink, settings.sinkToken()));
        this.listener = settings.listen().map(address -> {
            try {
                return new EventListener(address, settings.token(), delivery, clock);
            } catch (IOException e) {
                throw new UncheckedIOException("events cannot be taken at " + address, e);
            }
        });
        this.origin = origin;
        this.clock = clock;
    }

    /** Where state changes go. */
    StateChanges changes() {
        return sender.<StateChanges>map(Function.identity()).orElse(StateChanges.NOWHERE);
    }

    /** Tells of every task that the watch shows to change, if anybody is to be told. */
    void listenTo(Watches watches) {
        telling = sender.map(to -> new TaskTelling(to, watches.departures(), origin, clock));
        telling.ifPresent(watches.pods()::addListener);
    }

    /** Everything has been listed and the controllers run: what comes now is news. */
    void start() {
        telling.ifPresent(TaskTelling::begin);
        listener.ifPresent(EventListener::start);
    }

    OptionalInt port() {
        return listener.map(l -> OptionalInt.of(l.port())).orElse(OptionalInt.empty());
    }

    @Override
    public void close() {
        listener.ifPresent(EventListener::close);
        sender.ifPresent(HttpStateChanges::close);
    }
}
