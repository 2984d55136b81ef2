package dev.longshore.engine.scaling;

import dev.longshore.engine.scaling.NotScaledReason.Code;
import dev.longshore.engine.scaling.PolicyLook.Stepping;
import dev.longshore.engine.scaling.PolicyLook.Tracking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Application Auto Scaling for one service: the policy that leaves most tasks wins. Any policy may add; target tracking policies take
 * only if all of them that may want to, and step policies without asking them.
 */
public final class ServiceScaling {
    /** A policy and what it wants. */
    private record Judged(PolicyLook look, Vote vote) {
        boolean tracks() {
            return look instanceof Tracking;
        }

        /** One that only ever adds is not asked about less. */
        boolean mayTake() {
            return look instanceof Tracking tracking && !tracking.rule().disableScaleIn();
        }

        boolean wants(Direction direction) {
            return vote.direction() == direction;
        }
    }

    private final ScalingState state;
    private final List<Judged> all;
    private final List<NotScaledReason> notScaled = new ArrayList<>();

    private ServiceScaling(ScalingState state) {
        this.state = state;
        this.all = state.policies().stream()
                .map(look -> new Judged(look, vote(look, state)))
                .toList();
    }

    /** Decides once. */
    public static ScalingDecision decide(ScalingState state) {
        return new ServiceScaling(state).decide();
    }

    private static Vote vote(PolicyLook look, ScalingState state) {
        return switch (look) {
            case Tracking tracking -> TrackingVote.of(tracking, state);
            case Stepping stepping -> StepVote.of(stepping, state);
        };
    }

    private ScalingDecision decide() {
        if (!state.boundsSetBy().isEmpty() && !state.bounds().contains(state.capacity())) {
            return decision(state.bounds().clamp(state.capacity()), state.boundsSetBy(), state.cooldowns());
        }
        // Where one policy wants out, none takes.
        List<Judged> outs = all.stream().filter(one -> one.wants(Direction.OUT)).toList();
        Optional<Judged> followed = outs.isEmpty() ? in() : out(outs);
        return followed.map(this::follow).orElseGet(this::stay);
    }

    private Optional<Judged> out(List<Judged> outs) {
        if (state.suspension().scaleOut()) {
            return refuse(Code.SUSPENDED);
        } else if (state.capacity() == state.bounds().max()) {
            return refuse(Code.ALREADY_AT_MAX_CAPACITY);
        }
        return largest(outs.stream());
    }

    private Optional<Judged> in() {
        all.stream()
                .filter(one -> one.vote().flapping())
                .forEach(one -> refuse(Code.AUTO_SCALING_ANTICIPATED_FLAPPING));
        boolean allTake = all.stream().filter(Judged::mayTake).allMatch(one -> one.wants(Direction.IN));
        List<Judged> ins = all.stream().filter(one -> one.wants(Direction.IN)).toList();
        Optional<Judged> most = largest(ins.stream().filter(one -> allTake || !one.tracks()));
        if (most.isEmpty()) {
            return ins.isEmpty() ? most : refuse(Code.NOT_ALL_POLICIES);
        } else if (state.suspension().scaleIn()) {
            return refuse(Code.SUSPENDED);
        } else if (state.deploying()) {
            return refuse(Code.DEPLOYMENT_IN_PROGRESS);
        } else if (state.cooldowns().inUntil().isPresent()) {
            return refuse(Code.COOLDOWN);
        } else if (state.capacity() == state.bounds().min()) {
            return refuse(Code.ALREADY_AT_MIN_CAPACITY);
        }
        return most;
    }

    private ScalingDecision follow(Judged judged) {
        Vote vote = judged.vote();
        int desired = state.bounds().clamp(vote.capacity());
        String cause = "monitor alarm " + vote.alarm() + " in state ALARM triggered policy " + vote.policy();
        Cooldowns cooldowns = desired > state.capacity()
                ? state.cooldowns().scaledOut(state.capacity(), judged.look().cooldown(Direction.OUT), state.now())
                : Cooldowns.scaledIn(judged.look().cooldown(Direction.IN), state.now());
        return decision(desired, cause, cooldowns);
    }

    private ScalingDecision stay() {
        return new ScalingDecision(
                state.capacity(), state.capacity(), Optional.empty(), votes(), notScaled, state.cooldowns());
    }

    private ScalingDecision decision(int desired, String cause, Cooldowns cooldowns) {
        return new ScalingDecision(state.capacity(), desired, Optional.of(cause), votes(), notScaled, cooldowns);
    }

    private List<Vote> votes() {
        return all.stream().map(Judged::vote).toList();
    }

    private static Optional<Judged> largest(Stream<Judged> judged) {
        return judged.max(Comparator.comparingInt(one -> one.vote().capacity()));
    }

    private Optional<Judged> refuse(Code code) {
        notScaled.add(new NotScaledReason(code, state.capacity(), state.bounds()));
        return Optional.empty();
    }
}
