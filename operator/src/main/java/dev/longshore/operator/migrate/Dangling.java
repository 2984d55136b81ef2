package dev.longshore.operator.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.longshore.operator.convert.Manifest;
import dev.longshore.operator.names.Arn;
import dev.longshore.operator.names.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** References to objects of which there is no manifest. */
final class Dangling {
    private final List<Manifest> manifests;
    private final List<String> found = new ArrayList<>();

    private Dangling(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    static List<String> in(List<Manifest> manifests) {
        var dangling = new Dangling(manifests);
        manifests.forEach(dangling::look);
        return dangling.found;
    }

    private void look(Manifest manifest) {
        JsonNode spec = manifest.spec();
        switch (manifest.kind()) {
            case "Service", "Task" -> {
                need(
                        manifest,
                        "taskDefinition",
                        "TaskDefinition",
                        "family",
                        spec.path("taskDefinition").asText());
                needCluster(manifest, "cluster", spec.path("cluster").asText("default"));
                spec.path("loadBalancers").forEach(balancer -> targetGroup(manifest, balancer));
                spec.at("/deploymentConfiguration/alarms/alarmNames")
                        .forEach(alarm ->
                                need(manifest, "deploymentConfiguration.alarms", "Alarm", "alarmName", alarm.asText()));
            }
            case "ScalableTarget", "ScalingPolicy" -> {
                String[] resource = spec.path("resourceId").asText().split("/", -1);
                need(manifest, "resourceId", "Service", "serviceName", resource[resource.length - 1]);
            }
            case "Cluster" -> spec.path("capacityProviders").forEach(provider -> provider(manifest, provider.asText()));
            default -> {}
        }
    }

    private void targetGroup(Manifest manifest, JsonNode balancer) {
        Optional.of(balancer.path("targetGroupArn").asText(""))
                .filter(arn -> !arn.isEmpty())
                .ifPresent(arn -> need(manifest, "loadBalancers", "TargetGroup", "name", Arn.targetGroupName(arn)));
    }

    private void provider(Manifest manifest, String name) {
        if (!name.startsWith("FARGATE")) {
            need(manifest, "capacityProviders", "CapacityProvider", "name", Arn.lastSegment(name));
        }
    }

    private void needCluster(Manifest manifest, String field, String name) {
        boolean there = manifests.stream()
                .anyMatch(
                        other -> other.kind().equals("Cluster") && other.name().equals(name));
        add(there, manifest, field, "Cluster", name);
    }

    private void need(Manifest manifest, String field, String kind, String nameField, String name) {
        boolean there = manifests.stream()
                .filter(other -> other.kind().equals(kind))
                .anyMatch(other -> other.spec().path(nameField).asText("").equals(name)
                        || other.name().equals(Slug.of(name)));
        add(there, manifest, field, kind, name);
    }

    private void add(boolean there, Manifest manifest, String field, String kind, String name) {
        if (!there && !name.isEmpty()) {
            found.add(Outcome.label(manifest) + " `" + field + "`: there is no " + kind + " '" + name
                    + "' among what was imported");
        }
    }
}
