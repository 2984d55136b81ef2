package dev.longshore.operator.definition;

import dev.longshore.ecs.v1alpha1.Compatibility;
import dev.longshore.ecs.v1alpha1.IsolationMode;
import dev.longshore.ecs.v1alpha1.ResourceRequirement;
import dev.longshore.ecs.v1alpha1.ResourceType;
import dev.longshore.ecs.v1alpha1.TaskDefinitionSpec;
import java.util.regex.Pattern;

/** GPUs and other devices that a container asks for, and trusted execution. */
final class DeviceRules {
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    private DeviceRules() {}

    static void check(TaskDefinitionSpec spec, Findings findings) {
        boolean fargate = spec.requiresCompatibilities().contains(Compatibility.FARGATE);
        Findings.containers(
                spec,
                (container, path) -> Findings.each(
                        container.resourceRequirements(),
                        path + ".resourceRequirements",
                        (requirement, at) -> checkRequirement(requirement, spec, fargate, at, findings)));
        checkTrustedExecution(spec, findings);
    }

    private static void checkRequirement(
            ResourceRequirement requirement, TaskDefinitionSpec spec, boolean fargate, String path, Findings findings) {
        String value = requirement.value() == null ? "" : requirement.value();
        ResourceType type = requirement.type();
        if (type == ResourceType.GPU) {
            findings.addIf(fargate, path, "Fargate compatible task definitions do not support GPU");
            checkGpu(requirement, value, path, findings);
        } else if (type == ResourceType.NEURON_DEVICE) {
            findings.addIf(
                    !value.equals("ALL"),
                    path + ".value",
                    "The value of a NeuronDevice must be ALL, but was '" + value + "'.");
        } else {
            findings.addIf(
                    spec.inferenceAccelerators().stream()
                            .noneMatch(accelerator -> accelerator.deviceName().equals(value)),
                    path + ".value",
                    "The inference accelerator '" + value
                            + "' is not among inferenceAccelerators of the task definition.");
        }
    }

    private static void checkGpu(ResourceRequirement requirement, String value, String path, Findings findings) {
        boolean shared = requirement.sharingStrategy() != null;
        findings.addIf(
                shared && !value.isEmpty(),
                path,
                "A GPU has either a value or a sharingStrategy, not both. Take one of them out.");
        findings.addIf(
                !shared && !value.equals("ALL") && !COUNT.matcher(value).matches(),
                path + ".value",
                "The value of a GPU must be a number of at least 1, or ALL, but was '" + value + "'.");
    }

    private static void checkTrustedExecution(TaskDefinitionSpec spec, Findings findings) {
        var trusted = spec.trustedExecutionConfiguration();
        boolean confidential = trusted != null && trusted.isolationMode() == IsolationMode.CONFIDENTIAL_SANDBOX;
        findings.addIf(
                trusted != null && confidential && trusted.attestationPolicy() == null,
                "spec.trustedExecutionConfiguration.attestationPolicy",
                "attestationPolicy is required for isolationMode CONFIDENTIAL_SANDBOX.");
    }
}
