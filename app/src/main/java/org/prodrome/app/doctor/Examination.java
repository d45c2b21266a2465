package org.prodrome.app.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.prodrome.app.doctor.Complaint.Gravity;
import org.prodrome.runtime.Natives;

/** Judges what the machine has: pure, so that it can be asked about machines that aren't here. */
public final class Examination {
    private static final long GIB = 1L << 30;
    /** libtorch, ONNX Runtime and a small network's tensors. */
    private static final long LEAST_MEMORY = GIB;
    /** A run's recordings and windows lie on the heap. */
    private static final long LEAST_HEAP = 512L << 20;
    /** The native libraries are unpacked once, about 400 MB, and copied while that goes on. */
    private static final long LEAST_DISK = GIB;

    private final Machine machine;
    private final Natives natives;
    private final Map<String, String> environment;
    private final List<Complaint> complaints = new ArrayList<>();

    private Examination(Machine machine, Natives natives, Map<String, String> environment) {
        this.machine = machine;
        this.natives = natives;
        this.environment = environment;
    }

    /**
     * What is wrong, the worst first.
     *
     * @param environment the process's variables
     */
    public static List<Complaint> of(Machine machine, Natives natives, Map<String, String> environment) {
        Examination examination = new Examination(machine, natives, environment);
        examination.libraries();
        examination.memory();
        examination.temporaryFiles();
        examination.processor();
        examination.threads();
        examination.gpu();
        return examination.complaints.stream()
                .sorted(Comparator.comparing(Complaint::gravity))
                .toList();
    }

    private void stops(String what, String remedy) {
        complaints.add(new Complaint(Gravity.STOPS, what, remedy));
    }

    private void hinders(String what, String remedy) {
        complaints.add(new Complaint(Gravity.HINDERS, what, remedy));
    }

    private void libraries() {
        List<Path> onPath = Natives.otherLibtorch(machine.jdk().libraryPath());
        if (!onPath.isEmpty()) {
            stops(
                    "Another libtorch lies in " + onPath.getFirst() + ", where the JVM would find it first.",
                    "Start with ./prodrome, or pass -Djava.library.path= to the JVM.");
        }
        boolean mixed = !onPath.isEmpty();
        for (String variable : List.of("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")) {
            for (Path folder : Natives.otherLibtorch(environment.getOrDefault(variable, ""))) {
                mixed = true;
                stops(
                        "Another libtorch lies in " + folder + ", which " + variable
                                + " names; the system would mix it with Prodrome's.",
                        "Unset " + variable + " for Prodrome.");
            }
        }
        for (String failure : natives.failures()) {
            if (!mixed || !failure.startsWith("libtorch")) {
                stops(
                        failure + ".",
                        "Native libraries are there for Linux x86-64, macOS arm64 and Windows x86-64; this JVM is "
                                + machine.jdk().architecture() + " on "
                                + machine.jdk().system() + ".");
            }
        }
    }

    private void memory() {
        Machine.Memory memory = machine.memory();
        OptionalLong usable = memory.limit().isPresent() ? memory.limit() : memory.machine();
        if (usable.isPresent() && usable.getAsLong() < LEAST_MEMORY) {
            stops(
                    "This process may use " + gibibytes(usable.getAsLong()) + " of memory, training needs at least "
                            + gibibytes(LEAST_MEMORY) + ".",
                    "Use a larger machine, or raise the container's limit.");
        } else if (memory.available().isPresent() && memory.available().getAsLong() < LEAST_MEMORY) {
            hinders(
                    "Only " + gibibytes(memory.available().getAsLong()) + " of memory are free now.",
                    "End other programs first.");
        }
        if (usable.isPresent() && memory.heapLimit() > usable.getAsLong() / 8 * 7) {
            hinders(
                    "The heap may grow to " + gibibytes(memory.heapLimit()) + " of " + gibibytes(usable.getAsLong())
                            + " of memory, which leaves too little for tensors; the system may kill the process.",
                    "Set PRODROME_MEMORY to half of the memory, such as PRODROME_MEMORY="
                            + Math.max(1, usable.getAsLong() / 2 / GIB) + "g.");
        }
        if (memory.heapLimit() < LEAST_HEAP) {
            hinders(
                    "The heap may grow to " + gibibytes(memory.heapLimit()) + " only; larger data sets won't fit.",
                    "Set PRODROME_MEMORY, such as PRODROME_MEMORY=4g.");
        }
    }

    private void temporaryFiles() {
        Machine.Folder folder = machine.temporary();
        if (!folder.writable()) {
            stops(
                    "The folder for temporary files, " + folder.path() + ", can't be written.",
                    "Make it writable, or name another with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.");
        } else if (folder.freeBytes().isPresent() && folder.freeBytes().getAsLong() < LEAST_DISK) {
            hinders(
                    "The folder for temporary files, " + folder.path() + ", has only "
                            + gibibytes(folder.freeBytes().getAsLong()) + " free.",
                    "Free " + gibibytes(LEAST_DISK) + " there, or name another folder with "
                            + "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER.");
        }
    }

    private void processor() {
        Processor processor = machine.processor();
        boolean x86 = machine.jdk().architecture().matches("amd64|x86_64");
        if (x86 && !processor.features().isEmpty() && !processor.features().contains("avx2")) {
            hinders(
                    "The processor has no AVX2; training and scoring take several times as long.",
                    "Use a processor of 2013 or later; in a virtual machine, pass the host's processor through.");
        }
    }

    private void threads() {
        String asked = environment.get("OMP_NUM_THREADS");
        if (asked == null) {
            return;
        }
        if (!asked.matches("[1-9]\\d{0,3}")) {
            hinders(
                    "OMP_NUM_THREADS is \"" + asked + "\"; expected a whole number from 1, so it is ignored.",
                    "Set it to a number of threads, or unset it.");
        } else if (Integer.parseInt(asked) > machine.processor().usable()) {
            hinders(
                    "OMP_NUM_THREADS asks for " + asked + " threads on "
                            + machine.processor().usable() + " usable cores; they will wait for one another.",
                    "Set it to " + machine.processor().usable() + " or fewer, or unset it.");
        }
    }

    private void gpu() {
        boolean usable =
                natives.libtorch().isPresent() && natives.libtorch().get().gpus() > 0;
        if (!machine.gpus().isEmpty() && !natives.cudaNatives()) {
            hinders(
                    "There is a GPU (" + machine.gpus().getFirst().name() + "), but libtorch's natives are those for "
                            + "processors.",
                    "Start with PRODROME_CUDA=1 ./prodrome, which fetches those for GPUs.");
        } else if (machine.gpus().isEmpty() && natives.cudaNatives()) {
            hinders(
                    "libtorch's natives are those for GPUs, but no NVIDIA GPU answers.",
                    "Install NVIDIA's driver (in a container, pass the GPU in), or start without PRODROME_CUDA.");
        } else if (natives.cudaNatives() && natives.libtorch().isPresent() && !usable) {
            hinders(
                    "There is a GPU (" + machine.gpus().getFirst().name() + ", driver "
                            + machine.gpus().getFirst().driver() + "), but libtorch can't compute on it.",
                    "Install a driver for CUDA 13 (580 or later).");
        }
    }

    /** Bytes for people. */
    public static String gibibytes(long bytes) {
        return bytes < GIB / 10
                ? String.format(Locale.ROOT, "%.0f MiB", bytes / (double) (1 << 20))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIB);
    }
}
