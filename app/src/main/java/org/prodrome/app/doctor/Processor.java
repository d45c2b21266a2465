package org.prodrome.app.doctor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The processor.
 *
 * @param model its maker's name for it
 * @param features vector instructions and what else speeds arithmetic up, such as avx2 or fma; unknown if empty
 * @param cores logical ones that the machine has
 * @param usable how many of them this process may use, fewer within a container
 */
public record Processor(Optional<String> model, Set<String> features, OptionalInt cores, int usable) {
    private static final String TELLING = "sse4_2|avx.*|fma.*|f16c|amx.*|vnni|asimd.*|neon|sve.*|bf16|i8mm|fphp";

    /** Looks at this machine's. */
    static Processor read() {
        int usable = Runtime.getRuntime().availableProcessors();
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return new Processor(
                    Command.firstLine("sysctl", "-n", "machdep.cpu.brand_string"),
                    Set.of(),
                    OptionalInt.empty(),
                    usable);
        }
        if (system.startsWith("windows")) {
            return new Processor(
                    Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")), Set.of(), OptionalInt.empty(), usable);
        }
        return ofCpuInfo(Machine.lines(Path.of("/proc/cpuinfo")), usable);
    }

    /** Reads Linux's description of all cores. */
    static Processor ofCpuInfo(List<String> lines, int usable) {
        int cores = (int)
                lines.stream().filter(line -> line.matches("processor\\s*:.*")).count();
        return new Processor(
                value(lines, "model name").or(() -> value(lines, "Model")),
                value(lines, "flags").or(() -> value(lines, "Features")).stream()
                        .flatMap(flags -> Arrays.stream(flags.split(" ")))
                        .filter(flag -> flag.matches(TELLING))
                        .collect(Collectors.toCollection(TreeSet::new)),
                cores == 0 ? OptionalInt.empty() : OptionalInt.of(cores),
                usable);
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.matches(key + "\\s*:.*"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }
}
