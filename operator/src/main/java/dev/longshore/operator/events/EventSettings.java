package dev.longshore.operator.events;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * How the operator takes events, and where it sends those of ECS.
 *
 * @param listen where to take events; empty: nowhere. Port 0 takes a free one
 * @param token what a sender must show; a listener without one is refused
 * @param sink where state changes go; empty: nowhere
 * @param sinkToken what is shown there; empty: nothing
 */
public record EventSettings(Optional<InetSocketAddress> listen, String token, Optional<URI> sink, String sinkToken) {
    /** No events, neither in nor out. */
    public static final EventSettings NONE = new EventSettings(Optional.empty(), "", Optional.empty(), "");

    /** Refuses a listener that anybody could write to. */
    public EventSettings {
        if (listen.isPresent() && token.isEmpty()) {
            throw new IllegalArgumentException(
                    "events are taken only with a token: set LONGSHORE_EVENT_TOKEN, or take none (--event-port 0)");
        }
        sink.filter(uri -> uri.getHost() == null
                        || !String.valueOf(uri.getScheme()).startsWith("http"))
                .ifPresent(uri -> {
                    throw new IllegalArgumentException("the event sink must be an http or https URL, but is " + uri);
                });
    }
}
