package dev.longshore.operator.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster as the AWS command line prints it. */
class ImportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLUSTER =
            "{'clusters':[{'clusterArn':'arn:aws:ecs:r:1:cluster/prod','clusterName':'prod'}]}";
    private static final String DEFINITION =
            "{'taskDefinition':{'taskDefinitionArn':'arn:aws:ecs:r:1:task-definition/web:%1$d','family':'web','revision':%1$d,"
                    + "'containerDefinitions':[{'name':'web','image':'nginx:%1$d','memory':64}]}}";
    private static final String SERVICE =
            "{'services':[{'serviceArn':'arn:aws:ecs:r:1:service/prod/web','serviceName':'web','clusterArn':'arn:aws:ecs:r:1:cluster/prod',"
                    + "'taskDefinition':'arn:aws:ecs:r:1:task-definition/web:7','desiredCount':2,'enableExecuteCommand':true,"
                    + "'loadBalancers':[{'targetGroupArn':'arn:aws:elasticloadbalancing:r:1:targetgroup/web/0123','containerName':'web',"
                    + "'containerPort':80}]}],'failures':[]}";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void writesAFileForEachObjectAKustomizationAndAReport() throws IOException {
        Imported imported = imported(CLUSTER, SERVICE, DEFINITION.formatted(7));
        ImportFolder.write(imported, Optional.of("shop"), folder);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "cluster-prod.yaml",
                            "service-web.yaml",
                            "taskdefinition-web.yaml",
                            "kustomization.yaml",
                            "REPORT.md");
        }
        assertThat(Files.readString(folder.resolve("kustomization.yaml"))).isEqualTo("""
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                  - cluster-prod.yaml
                  - taskdefinition-web.yaml
                  - service-web.yaml
                """);
        assertThat(Files.readString(folder.resolve("service-web.yaml"))).contains("  namespace: shop\n");
        assertThat(Files.readString(folder.resolve("cluster-prod.yaml"))).doesNotContain("namespace");
        assertThat(Files.readString(folder.resolve("REPORT.md")))
                .contains(
                        "| Service | 1 |",
                        "## What needs a hand\n\n### Cluster/prod\n\n- its container instances are the nodes labelled",
                        "## What is missing\n\n- Service/web `loadBalancers`: there is no TargetGroup 'web' among what was imported",
                        "### Service/web\n\n- `enableExecuteCommand`: ",
                        "- `taskDefinition`: follows the newest revision of 'web'");
    }

    @Test
    void ofSeveralRevisionsTheNewestIsTaken() {
        Imported imported = imported(DEFINITION.formatted(6), DEFINITION.formatted(7));
        assertThat(imported.manifests())
                .singleElement()
                .satisfies(manifest -> assertThat(manifest.spec()
                                .at("/containerDefinitions/0/image")
                                .asText())
                        .isEqualTo("nginx:7"));
        assertThat(ImportReport.of(imported)).contains("revision 6 of 'web' was left out, since revision 7");
    }

    @Test
    void whatIsListedAndNotDescribedIsMissing() {
        Imported imported = imported(
                "{'serviceArns':['arn:aws:ecs:r:1:service/prod/web','arn:aws:ecs:r:1:service/prod/api']}",
                CLUSTER,
                DEFINITION.formatted(7),
                SERVICE);
        assertThat(imported.problems()).isZero();
        assertThat(imported.missing())
                .contains(
                        "arn:aws:ecs:r:1:service/prod/api is listed, but nothing describes it: aws ecs describe-services"
                                + " --cluster prod --include TAGS --services arn:aws:ecs:r:1:service/prod/api");
    }

    @Test
    void whatCannotBeConvertedIsNamedWithItsDocument() {
        Imported imported = imported(DEFINITION.formatted(7).replace("64", "0"), "{'colour':'red'}");
        assertThat(imported.manifests()).isEmpty();
        assertThat(imported.problems()).isEqualTo(2);
        assertThat(ImportReport.of(imported))
                .contains("- document 0, `taskDefinition.containerDefinitions[0].memory`: ", "- document 1, `$`: ");
    }

    @Test
    void whatOnlyTheClustersOwnerCanGiveIsMissing() {
        Imported imported = imported(
                CLUSTER,
                "{'family':'web','taskRoleArn':'arn:aws:iam::1:role/shop','containerDefinitions':[{'name':'web','image':'nginx','memory':64,"
                        + "'privileged':true}]}",
                "{'serviceName':'web','cluster':'prod','taskDefinition':'web','launchType':'FARGATE'}");
        assertThat(imported.missing())
                .containsExactly(
                        "Fargate's tasks run on the nodes of the Cluster's `fargateSelector`, which is to be set: Service/web",
                        "TaskDefinition/web containerDefinitions[0].privileged: true is not allowed by the Cluster; set spec.allow.privileged:"
                                + " true on it",
                        "TaskDefinition/web taskRoleArn: arn:aws:iam::1:role/shop is not allowed to this namespace by the Cluster; set"
                                + " spec.allow.taskRoles: [{roles: [shop]}] on it");
    }

    private static Imported imported(String... documents) {
        List<Document> named = new ArrayList<>();
        for (String document : documents) {
            named.add(new Document("document " + named.size(), json(document)));
        }
        return Import.of(named, Map.of());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
