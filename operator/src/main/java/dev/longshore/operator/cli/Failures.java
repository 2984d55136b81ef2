package dev.longshore.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says in one line what went wrong. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case FileNotFoundException missing -> "there is no file " + missing.getMessage();
            case AccessDeniedException denied -> "not allowed to read " + denied.getFile();
            case KubernetesClientException refused -> describe(refused);
            default -> message(failure);
        };
    }

    private static String describe(KubernetesClientException refused) {
        return refused.getCode() == 0
                ? "the Kubernetes API does not answer (" + cause(refused)
                        + "). KUBECONFIG says which one is asked, or ~/.kube/config."
                : "the Kubernetes API refused: " + message(refused);
    }

    private static String cause(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return message(deepest);
    }

    private static String message(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }
}
