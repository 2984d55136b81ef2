package dev.longshore.ecs.v1alpha1;

import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** An alarm of CloudWatch: watches a metric, an expression over metrics, or a Prometheus query. Deployments and scaling act on its state. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Singular("alarm")
@Plural("alarms")
@ShortNames("ecsa")
@Categories(ApiGroup.CATEGORY)
public class Alarm extends CustomResource<AlarmSpec, AlarmStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;

    @Override
    @Required
    public AlarmSpec getSpec() {
        return super.getSpec();
    }

    /** The alarm's name: {@code spec.alarmName}, or the object's name when that is absent. */
    public String alarmName() {
        var given = getSpec().alarmName();
        return given == null || given.isEmpty() ? getMetadata().getName() : given;
    }
}
