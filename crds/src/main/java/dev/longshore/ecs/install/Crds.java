package dev.longshore.ecs.install;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The custom resource definitions as they lie on the class path: the same files that the chart ships. */
public final class Crds {
    private static final String FOLDER = "/META-INF/longshore/crds/";
    private static final List<String> PLURALS = List.of(
            "alarms",
            "capacityproviders",
            "clusters",
            "containerinstances",
            "eventrules",
            "scalabletargets",
            "scalingpolicies",
            "scheduledtasks",
            "services",
            "targetgroups",
            "taskdefinitions",
            "tasks");
    private static final String GROUP = "ecs.longshore.dev";
    private static final String VERSION = "v1alpha1";
    private static final String FIELD_MANAGER = "longshore-install";
    private static final long ESTABLISHED_WITHIN_SECONDS = 30;
    private static final long POLL_MILLIS = 50;

    private Crds() {}

    /** The plurals of the kinds, in alphabetical order. */
    public static List<String> plurals() {
        return PLURALS;
    }

    /**
     * The kinds, as {@code services.ecs.longshore.dev}, that the server does not serve within this time. It is asked for its list of
     * kinds: the definitions themselves are large, and not everybody may read them.
     */
    public static List<String> missing(KubernetesClient client, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        List<String> missing = missing(client);
        while (!missing.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
            missing = missing(client);
        }
        return missing;
    }

    private static List<String> missing(KubernetesClient client) {
        Set<String> served = Optional.ofNullable(client.getApiResources(GROUP + "/" + VERSION)).stream()
                .flatMap(kinds -> kinds.getResources().stream())
                .map(APIResource::getName)
                .collect(Collectors.toSet());
        return PLURALS.stream()
                .filter(plural -> !served.contains(plural))
                .map(plural -> plural + "." + GROUP)
                .toList();
    }

    /** Every definition, in alphabetical order. */
    public static List<CustomResourceDefinition> all() {
        return PLURALS.stream().map(Crds::read).toList();
    }

    /**
     * Applies every definition server-side and waits until the server serves them.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the server refuses one, or does not serve it within 30 seconds
     */
    public static void apply(KubernetesClient client) {
        var force = new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(FIELD_MANAGER)
                .withForce(true)
                .build();
        var crds = all();
        crds.forEach(crd -> client.resource(crd).patch(force));
        crds.forEach(crd -> client.resource(crd)
                .waitUntilCondition(Crds::isEstablished, ESTABLISHED_WITHIN_SECONDS, TimeUnit.SECONDS));
        crds.forEach(crd -> awaitServed(client, crd));
    }

    /** What serves a definition's objects hears of it a moment after it is established. */
    private static void awaitServed(KubernetesClient client, CustomResourceDefinition crd) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(ESTABLISHED_WITHIN_SECONDS);
        while (!isServed(client, crd)) {
            if (System.nanoTime() > end) {
                throw new KubernetesClientException(crd.getMetadata().getName()
                        + " is established, but not served within " + ESTABLISHED_WITHIN_SECONDS + " seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
        }
    }

    private static boolean isServed(KubernetesClient client, CustomResourceDefinition crd) {
        try {
            client.genericKubernetesResources(CustomResourceDefinitionContext.fromCrd(crd))
                    .inAnyNamespace()
                    .list(new ListOptionsBuilder().withLimit(1L).build());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isEstablished(CustomResourceDefinition crd) {
        // A new definition's status carries "conditions": null until the server has looked at it.
        return Optional.ofNullable(crd).map(CustomResourceDefinition::getStatus).stream()
                .flatMap(status -> Stream.ofNullable(status.getConditions()).flatMap(List::stream))
                .anyMatch(condition -> condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
    }

    private static CustomResourceDefinition read(String plural) {
        var file = FOLDER + plural + ".yaml";
        try (var yaml = Objects.requireNonNull(Crds.class.getResourceAsStream(file), file)) {
            return Serialization.unmarshal(yaml, CustomResourceDefinition.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }
}
