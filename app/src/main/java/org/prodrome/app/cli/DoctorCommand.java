package org.prodrome.app.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodrome.app.doctor.Complaint;
import org.prodrome.app.doctor.Examination;
import org.prodrome.app.doctor.Gpu;
import org.prodrome.app.doctor.Machine;
import org.prodrome.app.doctor.Processor;
import org.prodrome.runtime.Natives;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** {@code prodrome doctor}. */
@Command(
        name = "doctor",
        description = {
            "Says what this machine has for Prodrome, what is wrong, and what to do about it.",
            "Exits with 1 if something stops Prodrome."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  prodrome doctor --json")
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    /** All that is found, as JSON has it. */
    private record Report(Machine machine, Natives natives, List<Complaint> complaints) {}

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Machine machine = Machine.read();
        Natives natives = Natives.probe();
        List<Complaint> complaints = Examination.of(machine, natives, System.getenv());
        if (json) {
            JsonMapper mapper = JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();
            out.println(mapper.writeValueAsString(new Report(machine, natives, complaints)));
        } else {
            facts(machine, natives).forEach((name, fact) -> out.printf("%-16s %s%n", name, fact));
            out.println();
            complaints.forEach(complaint -> out.println(text(complaint)));
            if (complaints.isEmpty()) {
                out.println("Nothing is wrong.");
            }
        }
        return complaints.stream().anyMatch(complaint -> complaint.gravity() == Complaint.Gravity.STOPS) ? 1 : 0;
    }

    private static String text(Complaint complaint) {
        return switch (complaint.gravity()) {
                    case STOPS -> "stops Prodrome: ";
                    case HINDERS -> "hinders: ";
                }
                + complaint.what() + " " + complaint.remedy();
    }

    private static Map<String, String> facts(Machine machine, Natives natives) {
        Map<String, String> facts = new LinkedHashMap<>();
        Machine.Jdk jdk = machine.jdk();
        facts.put("JDK", jdk.version() + ", " + jdk.vendor() + ", " + jdk.home());
        facts.put("system", jdk.system() + ", " + jdk.architecture());
        facts.put("processor", text(machine.processor()));
        Machine.Memory memory = machine.memory();
        facts.put(
                "memory",
                bytes(memory.machine()) + ", of which this process may use " + bytes(memory.limit()) + "; "
                        + bytes(memory.available()) + " free; heap up to "
                        + Examination.gibibytes(memory.heapLimit()));
        facts.put("libtorch", natives.libtorch().map(DoctorCommand::text).orElse("doesn't load"));
        facts.put(
                "OpenBLAS",
                natives.libtorch()
                        .map(torch -> torch.openBlasVersion() + ", " + count(torch.openBlasThreads(), "thread"))
                        .orElse("unknown"));
        facts.put("natives for", natives.cudaNatives() ? "GPUs (CUDA) and processors" : "processors");
        facts.put(
                "ONNX Runtime",
                natives.onnxRuntime()
                        .map(ort -> ort.version() + ", providers " + String.join(" ", ort.providers()))
                        .orElse("doesn't load"));
        facts.put(
                "GPU",
                machine.gpus().isEmpty()
                        ? "none"
                        : machine.gpus().stream().map(DoctorCommand::text).collect(Collectors.joining("; ")));
        facts.put(
                "temporary files",
                machine.temporary().path() + ", " + bytes(machine.temporary().freeBytes()) + " free");
        return facts;
    }

    private static String text(Processor processor) {
        return processor.model().orElse("unknown") + ", "
                + (processor.cores().isPresent() ? count(processor.cores().getAsInt(), "core") : "unknown cores")
                + ", of which this process may use " + processor.usable() + "; "
                + (processor.features().isEmpty() ? "features unknown" : String.join(" ", processor.features()));
    }

    private static String text(Natives.Torch torch) {
        return torch.version() + ", " + count(torch.threads(), "thread") + ", computes with " + torch.vectors()
                + (torch.gpus() > 0 ? ", " + count(torch.gpus(), "GPU") : "") + " (" + compiled(torch.build()) + ")";
    }

    /** What the library was compiled with, without the flags. */
    private static String compiled(String build) {
        return build.replaceFirst("(?i)^pytorch built with:; ", "")
                .replaceFirst("; (CPU capability|Build settings).*", "");
    }

    private static String text(Gpu gpu) {
        return gpu.name() + ", driver " + gpu.driver();
    }

    private static String count(int number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? Examination.gibibytes(bytes.getAsLong()) : "unknown";
    }
}
