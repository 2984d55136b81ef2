package dev.longshore.local;

import java.util.List;
import java.util.Map;

/** No provider can serve a request; the message says for each what is missing. */
public final class ClusterUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is missing, by provider, in the order in which they were asked. */
    public ClusterUnavailableException(Map<String, List<String>> missing) {
        super(message(missing));
    }

    /** A provider that could serve the request failed to. */
    public ClusterUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A provider that could serve the request failed to. */
    public ClusterUnavailableException(String message) {
        super(message);
    }

    private static String message(Map<String, List<String>> missing) {
        StringBuilder text = new StringBuilder("No local Kubernetes can be had.");
        missing.forEach((provider, reasons) ->
                text.append("\n  ").append(provider).append(": ").append(String.join("; ", reasons)));
        return text.toString();
    }
}
