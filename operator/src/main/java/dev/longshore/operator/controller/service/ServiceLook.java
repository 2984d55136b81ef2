package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.operator.controller.resolve.Resolution;
import dev.longshore.operator.deployment.DeploymentFields;
import dev.longshore.operator.deployment.DeploymentLook;
import dev.longshore.operator.placement.PlacementQueue;
import dev.longshore.operator.placement.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one look at a service found, before anything is decided about its tasks.
 *
 * @param service as it asks for what its PRIMARY deployment runs
 * @param found what it refers to
 * @param deployments which deployment is PRIMARY
 * @param alarms what its deployment alarms say
 * @param source the revision that it is about to replace, while traffic is shifted
 * @param misdirected why requests could not be sent where its state says
 */
record ServiceLook(
        Service service,
        Resolution.Found found,
        DeploymentLook deployments,
        AlarmSignals alarms,
        ServiceTasks tasks,
        Progress progress,
        ServiceMemory memory,
        PlacementQueue queue,
        Optional<SourceSide> source,
        Optional<String> misdirected,
        Instant now) {

    Deployment primary() {
        return deployments.primary();
    }

    DeploymentFields fields() {
        return DeploymentFields.of(service.getSpec());
    }

    List<ServiceTask> forEngine(ServiceTasks.Place place) {
        return tasks.forEngine(service, primary(), place, now);
    }
}
