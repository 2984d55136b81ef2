package dev.longshore.operator.health;

import java.net.HttpURLConnection;

/**
 * What a path answers.
 *
 * @param status the HTTP status
 * @param contentType the media type, with its charset
 */
public record Answer(int status, String contentType, String body) {
    private static final String PLAIN = "text/plain; charset=utf-8";

    /** 200, in plain words. */
    public static Answer ok(String body) {
        return new Answer(HttpURLConnection.HTTP_OK, PLAIN, body);
    }

    /** 503, in plain words. */
    public static Answer unavailable(String body) {
        return new Answer(HttpURLConnection.HTTP_UNAVAILABLE, PLAIN, body);
    }

    /** 500, in plain words. */
    static Answer failed(String body) {
        return new Answer(HttpURLConnection.HTTP_INTERNAL_ERROR, PLAIN, body);
    }
}
