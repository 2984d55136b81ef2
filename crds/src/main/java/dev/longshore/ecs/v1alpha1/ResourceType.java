package dev.longshore.ecs.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Devices that a container may require.
 */
public enum ResourceType {
    GPU,
    @JsonProperty("InferenceAccelerator")
    INFERENCE_ACCELERATOR,
    @JsonProperty("NeuronDevice")
    NEURON_DEVICE
}
