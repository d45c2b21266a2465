package org.prodrome.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.app.doctor.Complaint.Gravity;
import org.prodrome.runtime.Natives;

class ExaminationTest {
    private static final long GIB = 1L << 30;

    private Machine.Jdk jdk = new Machine.Jdk("25", "a vendor", "/jdk", "", "Linux 6", "amd64");
    private Processor processor =
            new Processor(Optional.of("a processor"), Set.of("avx2", "fma"), OptionalInt.of(8), 4);
    private Machine.Memory memory = new Machine.Memory(
            OptionalLong.of(16 * GIB), OptionalLong.of(16 * GIB), OptionalLong.of(12 * GIB), 4 * GIB);
    private Machine.Folder temporary = new Machine.Folder("/tmp", true, OptionalLong.of(20 * GIB));
    private List<Gpu> gpus = List.of();
    private int torchGpus;
    private boolean cudaNatives;
    private List<String> failures = List.of();
    private Map<String, String> environment = Map.of();

    private List<Complaint> complaints() {
        Natives natives = new Natives(
                failures.isEmpty()
                        ? Optional.of(new Natives.Torch("2", "a build", "AVX2", 4, "0.3", 1, torchGpus))
                        : Optional.empty(),
                Optional.of(new Natives.OnnxRuntime("1", List.of("CPU"))),
                cudaNatives,
                failures);
        return Examination.of(new Machine(jdk, processor, memory, temporary, gpus), natives, environment);
    }

    private void assertOnly(Gravity gravity, String what, String remedy) {
        assertThat(complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.gravity()).isEqualTo(gravity);
            assertThat(complaint.what()).contains(what);
            assertThat(complaint.remedy()).contains(remedy);
        });
    }

    @Test
    void aGoodMachineHasNothingWrong() {
        assertThat(complaints()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoComplaint() {
        processor = new Processor(Optional.empty(), Set.of(), OptionalInt.empty(), 4);
        memory = new Machine.Memory(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), 4 * GIB);
        temporary = new Machine.Folder("/tmp", true, OptionalLong.empty());
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aContainerWithoutMemoryStops() {
        memory = new Machine.Memory(
                OptionalLong.of(64 * GIB), OptionalLong.of(GIB / 2), OptionalLong.of(40 * GIB), 128L << 20);
        assertThat(complaints()).extracting(Complaint::gravity).containsExactly(Gravity.STOPS, Gravity.HINDERS);
        assertThat(complaints().getFirst().what()).contains("may use 0.5 GiB");
    }

    @Test
    void aHeapThatLeavesNoRoomForTensorsIsTold() {
        memory = new Machine.Memory(
                OptionalLong.of(8 * GIB), OptionalLong.of(8 * GIB), OptionalLong.of(7 * GIB), 8 * GIB);
        assertOnly(Gravity.HINDERS, "may grow to 8.0 GiB of 8.0 GiB", "PRODROME_MEMORY=4g");
    }

    @Test
    void tooLittleFreeMemoryIsTold() {
        memory = new Machine.Memory(
                OptionalLong.of(16 * GIB), OptionalLong.of(16 * GIB), OptionalLong.of(GIB / 4), 4 * GIB);
        assertOnly(Gravity.HINDERS, "Only 0.3 GiB", "other programs");
    }

    @Test
    void moreThreadsThanCoresAreTold() {
        environment = Map.of("OMP_NUM_THREADS", "5");
        assertOnly(Gravity.HINDERS, "5 threads on 4 usable cores", "4 or fewer");
        environment = Map.of("OMP_NUM_THREADS", "4");
        assertThat(complaints()).isEmpty();
        environment = Map.of("OMP_NUM_THREADS", "4,2");
        assertOnly(Gravity.HINDERS, "ignored", "number of threads");
    }

    @Test
    void aProcessorWithoutAvx2IsTold() {
        processor = new Processor(Optional.of("an old one"), Set.of("avx", "sse4_2"), OptionalInt.of(4), 4);
        assertOnly(Gravity.HINDERS, "no AVX2", "2013");
        jdk = new Machine.Jdk("25", "a vendor", "/jdk", "", "Mac OS X 15", "aarch64");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void anotherLibtorchStops(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve(System.mapLibraryName("torch")));
        failures = List.of("libtorch: it doesn't link");
        environment = Map.of("LD_LIBRARY_PATH", "/nowhere:" + folder);
        assertOnly(Gravity.STOPS, folder.toString(), "Unset LD_LIBRARY_PATH");
        environment = Map.of();
        jdk = new Machine.Jdk("25", "a vendor", "/jdk", folder.toString(), "Linux 6", "amd64");
        assertOnly(Gravity.STOPS, folder.toString(), "-Djava.library.path=");
    }

    @Test
    void aLibraryThatDoesNotLoadStops() {
        failures = List.of("ONNX Runtime: no such platform");
        assertOnly(Gravity.STOPS, "no such platform", "amd64 on Linux 6");
    }

    @Test
    void anIdleGpuIsTold() {
        gpus = List.of(new Gpu("NVIDIA T4", "580.1"));
        assertOnly(Gravity.HINDERS, "NVIDIA T4", "PRODROME_CUDA=1");
        cudaNatives = true;
        assertOnly(Gravity.HINDERS, "driver 580.1", "CUDA 13");
        torchGpus = 1;
        assertThat(complaints()).isEmpty();
    }

    @Test
    void gpuNativesWithoutAGpuAreTold() {
        cudaNatives = true;
        assertOnly(Gravity.HINDERS, "no NVIDIA GPU answers", "without PRODROME_CUDA");
    }

    @Test
    void aTemporaryFolderThatCannotBeWrittenStops() {
        temporary = new Machine.Folder("/readonly", false, OptionalLong.of(20 * GIB));
        assertOnly(Gravity.STOPS, "/readonly", "java.io.tmpdir");
        temporary = new Machine.Folder("/full", true, OptionalLong.of(GIB / 2));
        assertOnly(Gravity.HINDERS, "/full", "java.io.tmpdir");
    }
}
