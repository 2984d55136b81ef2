package dev.longshore.operator.controller.service;

import dev.longshore.ecs.v1alpha1.Deployment;
import dev.longshore.engine.deployment.ServicePlan;
import dev.longshore.engine.deployment.ServicePlan.Hindrance;
import dev.longshore.engine.deployment.ServiceTask;
import dev.longshore.engine.deployment.StopTask;
import dev.longshore.engine.shift.HookAnswer;
import dev.longshore.engine.shift.Shift;
import dev.longshore.engine.shift.ShiftLook;
import dev.longshore.engine.shift.ShiftPlan;
import dev.longshore.engine.shift.ShiftScheduler;
import dev.longshore.engine.shift.ShiftState;
import dev.longshore.engine.shift.ShiftTasks;
import dev.longshore.operator.deployment.Deployments;
import dev.longshore.operator.shift.LifecycleHooks;
import dev.longshore.operator.shift.ShiftDeployments;
import dev.longshore.operator.shift.ShiftFields;
import dev.longshore.operator.shift.ShiftStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the engine what a service does next whose deployment shifts traffic, and its hooks what they say. */
final class ShiftScheduling {
    private final ServiceTasks.Place place;
    private final LifecycleHooks hooks;

    ShiftScheduling(ServiceTasks.Place place, LifecycleHooks hooks) {
        this.place = place;
        this.hooks = hooks;
    }

    Decision decide(ServiceLook look) {
        int desired = ReplicaScheduling.desired(look.service().getSpec());
        Deployment primary = look.primary();
        ShiftState state = ShiftStatus.state(primary).orElseThrow();
        ShiftPlan plan = ShiftFields.planOf(look.service());
        ShiftScheduler.Plans plans = ShiftScheduler.decide(tasks(look, desired), state);
        // Nothing moves on from traffic that could not be sent where it should go.
        boolean goesOn = look.deployments().launches() && look.misdirected().isEmpty();
        ShiftState next = goesOn ? advance(look, state, plan, plans) : state;
        boolean hasBlue = look.source().isPresent();
        Optional<Instant> then = next.equals(state)
                ? goesOn ? next.next(plan, hasBlue).filter(at -> at.isAfter(look.now())) : Optional.empty()
                : Optional.of(look.now().plusMillis(1));
        return Decision.shift(
                desired,
                both(plans),
                new Decision.Shifted(
                        plans.blue().start(),
                        ShiftStatus.with(primary, next, ShiftFields.hooks(look.service())),
                        then));
    }

    private ShiftState advance(ServiceLook look, ShiftState state, ShiftPlan plan, ShiftScheduler.Plans plans) {
        Instant now = look.now().truncatedTo(ChronoUnit.MILLIS);
        Map<String, HookAnswer> answers = hooks.answers(look.service(), look.primary(), state);
        ShiftState next = Shift.advance(
                state,
                plan,
                new ShiftLook(
                        plans.greenStands(),
                        plans.supersededGone(),
                        look.source().isPresent(),
                        answers,
                        now));
        hooks.ask(look.service(), ShiftStatus.with(look.primary(), next, ShiftFields.hooks(look.service())), next, now);
        return next;
    }

    private ShiftTasks tasks(ServiceLook look, int desired) {
        List<ServiceTask> tasks = new ArrayList<>(look.forEngine(place));
        look.source().map(SourceSide::unplaced).ifPresent(tasks::addAll);
        return new ShiftTasks(
                desired,
                look.fields().minimumHealthyPercent(),
                look.fields().maximumPercent(),
                look.deployments().number(),
                look.deployments().launches(),
                look.source().map(SourceSide::deployment).map(Deployments::number),
                ShiftDeployments.superseded(look.service(), look.primary()),
                ReplicaScheduling.stopRules(look),
                tasks);
    }

    private static ServicePlan both(ShiftScheduler.Plans plans) {
        List<StopTask> stops = new ArrayList<>(plans.green().stops());
        stops.addAll(plans.blue().stops());
        Hindrance hindrance = plans.green().hindrance() == Hindrance.NONE
                ? plans.blue().hindrance()
                : plans.green().hindrance();
        return new ServicePlan(plans.green().start(), stops, hindrance, false, false);
    }
}
