package dev.longshore.ecs.schema;

import dev.longshore.ecs.v1alpha1.Alarm;
import dev.longshore.ecs.v1alpha1.CapacityProvider;
import dev.longshore.ecs.v1alpha1.Cluster;
import dev.longshore.ecs.v1alpha1.ContainerInstance;
import dev.longshore.ecs.v1alpha1.EventRule;
import dev.longshore.ecs.v1alpha1.ScalableTarget;
import dev.longshore.ecs.v1alpha1.ScalingPolicy;
import dev.longshore.ecs.v1alpha1.ScheduledTask;
import dev.longshore.ecs.v1alpha1.Service;
import dev.longshore.ecs.v1alpha1.TargetGroup;
import dev.longshore.ecs.v1alpha1.Task;
import dev.longshore.ecs.v1alpha1.TaskDefinition;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes one YAML file per kind into each folder it is given: {@code CrdGenerator SOURCES FOLDER...}.
 *
 * <p>Fabric8's generator makes the schema out of the types; what it cannot express is added by {@link SchemaRefinement}, {@link
 * PrinterColumns} and {@link Descriptions}.
 */
public final class CrdGenerator {
    private static final List<Class<? extends CustomResource<?, ?>>> KINDS = List.of(
            Cluster.class,
            ContainerInstance.class,
            TaskDefinition.class,
            Service.class,
            Task.class,
            TargetGroup.class,
            ScheduledTask.class,
            EventRule.class,
            Alarm.class,
            ScalableTarget.class,
            ScalingPolicy.class,
            CapacityProvider.class);

    private final Descriptions descriptions;

    private CrdGenerator(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /**
     * Generates the CRDs.
     *
     * @param arguments the source folder whose Javadoc becomes the descriptions, then the folders to write to
     * @throws IOException when a folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        var crds = generate(Path.of(arguments[0]));
        for (var folder : List.of(arguments).subList(1, arguments.length)) {
            write(crds, Path.of(folder));
        }
    }

    /**
     * The CRDs as YAML by file name.
     *
     * @param sources the source folder whose Javadoc becomes the descriptions
     */
    public static Map<String, String> generate(Path sources) throws IOException {
        var generator = new CrdGenerator(Descriptions.of(sources));
        var files = new TreeMap<String, String>();
        for (var kind : KINDS) {
            var crd = generator.crd(kind);
            files.put(crd.getSpec().getNames().getPlural() + ".yaml", Serialization.asYaml(crd));
        }
        return files;
    }

    private CustomResourceDefinition crd(Class<? extends CustomResource<?, ?>> kind) throws IOException {
        var crd = bare(kind);
        var version = crd.getSpec().getVersions().getFirst();
        version.setAdditionalPrinterColumns(PrinterColumns.of(kind));
        new SchemaRefinement(descriptions).refine(kind, version.getSchema().getOpenAPIV3Schema());
        return crd;
    }

    /** What Fabric8's generator makes of a kind; it hands the object to its post-processor only. */
    private static CustomResourceDefinition bare(Class<? extends CustomResource<?, ?>> kind) throws IOException {
        var made = new ArrayList<HasMetadata>();
        try (var nowhere = new Nowhere()) {
            new CRDGenerator()
                    .customResourceClasses(List.of(kind))
                    .withParallelGenerationEnabled(false)
                    .withPostProcessor(new CRDPostProcessor() {
                        @Override
                        public HasMetadata process(HasMetadata crd, String version) {
                            made.add(crd);
                            return crd;
                        }
                    })
                    .withOutput(nowhere)
                    .generate();
        }
        return (CustomResourceDefinition) made.getFirst();
    }

    private static void write(Map<String, String> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The generator insists on writing. */
    private static final class Nowhere implements CRDGenerator.CRDOutput<OutputStream> {
        @Override
        public OutputStream outputFor(String crdName) {
            return OutputStream.nullOutputStream();
        }

        @Override
        public URI crdURI(String crdName) {
            return Path.of(crdName).toUri();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
