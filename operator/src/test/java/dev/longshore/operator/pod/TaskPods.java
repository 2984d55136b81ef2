package dev.longshore.operator.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;

/** Pods as the API server returns them, each of a task of service web with containers App_A (essential) and App_B. */
final class TaskPods {
    private TaskPods() {}

    static Pod pod(String annotations, String status) {
        return Serialization.unmarshal(
                """
            apiVersion: v1
            kind: Pod
            metadata:
              name: web-1
              namespace: ns
              uid: pod-uid
              creationTimestamp: '2026-01-01T00:00:00Z'
              labels:
                ecs.longshore.dev/task-id: 0123456789abcdef0123456789abcdef
                ecs.longshore.dev/cluster: prod
                ecs.longshore.dev/number: '1'
                ecs.longshore.dev/deployment: '77'
              annotations:
                ecs.longshore.dev/task-definition: web:3
                ecs.longshore.dev/containers: >-
                  [{"name":"App_A","podContainer":"a","essential":true},{"name":"App_B","podContainer":"b","essential":false}]
            %s
              ownerReferences:
              - {apiVersion: ecs.longshore.dev/v1alpha1, kind: Service, name: web, uid: service-uid, controller: true}
            spec:
              nodeName: node-1
              containers:
              - {name: a, image: a, ports: [{containerPort: 80, hostPort: 32768, protocol: TCP}, {containerPort: 81}]}
              - {name: b, image: b}
            status:
            %s
            """.formatted(annotations.strip().indent(4), status.strip().indent(2)), Pod.class);
    }

    static Pod deleted(Pod pod) {
        pod.getMetadata().setDeletionTimestamp("2026-01-01T00:03:00Z");
        return pod;
    }

    static Pod orphaned(Pod pod) {
        pod.getMetadata().setOwnerReferences(List.of());
        return pod;
    }

    static Pod foreign() {
        Pod pod = pod("", "phase: Running");
        pod.getMetadata().getLabels().remove("ecs.longshore.dev/task-id");
        return pod;
    }
}
