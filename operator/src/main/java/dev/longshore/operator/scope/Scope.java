package dev.longshore.operator.scope;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which namespaces the operator works in. What lies in others it neither reads nor writes; pods there are foreign ones, which take room.
 *
 * @param namespaces their names; empty: all
 */
public record Scope(Set<String> namespaces) {
    /** All namespaces. */
    public static final Scope ALL = new Scope(Set.of());

    private static final ListOptions ONE =
            new ListOptionsBuilder().withLimit(1L).build();
    private static final Logger LOG = LoggerFactory.getLogger(Scope.class);

    /** Reads names between commas; an empty text means all namespaces. */
    public static Scope parse(String names) {
        return new Scope(Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether the operator works there. */
    public boolean includes(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }

    /** The objects of a kind: together in all namespaces, or one after the other in each of these. */
    public <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>>
            List<AnyNamespaceOperation<T, L, R>> of(MixedOperation<T, L, R> kind) {
        return namespaces.isEmpty()
                ? List.of(kind.inAnyNamespace())
                : namespaces.stream()
                        .<AnyNamespaceOperation<T, L, R>>map(kind::inNamespace)
                        .toList();
    }

    /** Lists the objects of a kind. */
    public <T extends HasMetadata, L extends KubernetesResourceList<T>, R extends Resource<T>> Stream<T> list(
            MixedOperation<T, L, R> kind) {
        return of(kind).stream().flatMap(part -> part.list().getItems().stream());
    }

    /**
     * These without the ones whose objects may not be read: a namespace that is made anew has no rights for the operator yet, and the
     * others shall not wait for it.
     *
     * @param probe a kind that every namespace of the scope must let be listed
     * @throws IllegalStateException if none is left
     */
    public Scope readable(KubernetesClient client, Class<? extends HasMetadata> probe) {
        Set<String> readable = namespaces.stream()
                .filter(namespace -> isReadable(client, probe, namespace))
                .collect(Collectors.toCollection(TreeSet::new));
        if (readable.isEmpty() && !namespaces.isEmpty()) {
            throw new IllegalStateException("none of the namespaces " + String.join(", ", namespaces)
                    + " may be read: have the chart grant it there (watch.namespaces)");
        }
        return new Scope(readable);
    }

    private static boolean isReadable(KubernetesClient client, Class<? extends HasMetadata> probe, String namespace) {
        try {
            client.resources(probe).inNamespace(namespace).list(ONE);
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            LOG.warn(
                    "namespace {} is left out: the operator has no rights there. Once it exists, upgrade the release",
                    namespace);
            return false;
        }
    }
}
