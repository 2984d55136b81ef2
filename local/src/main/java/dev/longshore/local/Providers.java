package dev.longshore.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Asks the providers in their order. */
final class Providers {
    private Providers() {}

    static List<ClusterProvider> all() {
        return ServiceLoader.load(ClusterProvider.class, Providers.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    static LocalCluster start(ClusterRequest request) {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (ClusterProvider provider : asked(request)) {
            List<String> reasons = provider.missingFor(request);
            if (reasons.isEmpty()) {
                return provider.start(request);
            }
            missing.put(provider.name(), reasons);
        }
        throw new ClusterUnavailableException(missing);
    }

    private static List<ClusterProvider> asked(ClusterRequest request) {
        String only = request.provider().orElse("");
        List<ClusterProvider> asked = all().stream()
                .filter(provider -> only.isEmpty() || only.equals(provider.name()))
                .toList();
        if (asked.isEmpty()) {
            String names = all().stream().map(ClusterProvider::name).collect(Collectors.joining(", "));
            throw new ClusterUnavailableException("there is no provider \"" + only + "\"; there are " + names);
        }
        return asked;
    }
}
