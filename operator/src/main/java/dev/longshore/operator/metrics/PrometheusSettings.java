package dev.longshore.operator.metrics;

import java.net.URI;

/**
 * Where Prometheus is.
 *
 * @param url its address, such as {@code http://prometheus.monitoring:9090}; {@code {namespace}} in it is replaced by the namespace of the
 *     object that asks; empty: there is none
 * @param token what is shown there as a bearer token; empty: nothing
 */
public record PrometheusSettings(String url, String token) {
    /** No Prometheus. */
    public static final PrometheusSettings NONE = new PrometheusSettings("", "");

    /** Refuses what is no address. */
    public PrometheusSettings {
        if (!url.isEmpty() && !isHttp(url)) {
            throw new IllegalArgumentException("the address of Prometheus must be an http or https URL, but is " + url);
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url.replace("{namespace}", "namespace"));
            return uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
