package dev.longshore.operator.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;

/** What the AWS Load Balancer Controller brings into a cluster: the kind TargetGroupBinding, from its Go module. */
public final class LoadBalancerController {
    /** Its releases are no versions of a Go module; this commit is one of 2.4. */
    private static final String MODULE = "sigs.k8s.io/aws-load-balancer-controller@v0.0.0-20221203001353-edeb4f1c1312";

    private static final ResourceDefinitionContext KIND = new ResourceDefinitionContext.Builder()
            .withGroup("elbv2.k8s.aws")
            .withVersion("v1beta1")
            .withKind("TargetGroupBinding")
            .withPlural("targetgroupbindings")
            .withNamespaced(true)
            .build();

    private LoadBalancerController() {}

    /** The kind as the controller installs it. */
    public static CustomResourceDefinition kind() throws IOException, InterruptedException {
        return GoModule.of(MODULE).crd("config/crd/bases/elbv2.k8s.aws_targetgroupbindings.yaml");
    }

    /** A binding, whether or not there is one, and whether or not there is the kind. */
    public static Resource<GenericKubernetesResource> binding(KubernetesClient client, String namespace, String name) {
        return client.genericKubernetesResources(KIND).inNamespace(namespace).withName(name);
    }

    /** What a binding asks for at a path such as {@code serviceRef/name}; empty where there is none. */
    public static String asked(KubernetesClient client, String namespace, String name, String path) {
        GenericKubernetesResource binding = binding(client, namespace, name).get();
        return binding == null
                ? ""
                : Serialization.unmarshal(Serialization.asJson(binding), JsonNode.class)
                        .at("/spec/" + path)
                        .asText();
    }
}
