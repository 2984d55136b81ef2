package dev.longshore.operator.telemetry;

import java.util.List;
import java.util.Optional;

/**
 * A write, named as RBAC names it.
 *
 * @param verb create, update, patch, delete or deletecollection
 * @param group the API group; empty for the core one
 * @param resource such as {@code pods} or {@code services/status}
 */
record ApiWrite(String verb, String group, String resource) {
    private static final String NAMESPACES = "namespaces";

    /** What a request writes; empty for one that only reads, and for a path that names no resource. */
    static Optional<ApiWrite> of(String method, String path) {
        if (method.equals("GET")) {
            return Optional.empty();
        }
        List<String> parts = List.of(path.substring(Math.min(1, path.length())).split("/"));
        return switch (parts.getFirst()) {
            case "api" -> parts.size() < 3 ? Optional.empty() : of(method, "", parts.subList(2, parts.size()));
            case "apis" ->
                parts.size() < 4 ? Optional.empty() : of(method, parts.get(1), parts.subList(3, parts.size()));
            default -> Optional.empty();
        };
    }

    private static Optional<ApiWrite> of(String method, String group, List<String> parts) {
        boolean namespaced = parts.size() > 2 && parts.getFirst().equals(NAMESPACES);
        List<String> names = namespaced ? parts.subList(2, parts.size()) : parts;
        boolean one = names.size() > 1;
        String resource = names.size() > 2 ? names.getFirst() + "/" + names.get(2) : names.getFirst();
        return verb(method, one).map(verb -> new ApiWrite(verb, group, resource));
    }

    private static Optional<String> verb(String method, boolean one) {
        return switch (method) {
            case "POST" -> Optional.of("create");
            case "PUT" -> Optional.of("update");
            case "PATCH" -> Optional.of("patch");
            case "DELETE" -> Optional.of(one ? "delete" : "deletecollection");
            default -> Optional.empty();
        };
    }
}
