package org.prodrome.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @Test
    void readsAnX86Processor() {
        Processor processor = Processor.ofCpuInfo(
                List.of(
                        "processor\t: 0",
                        "model name\t: Some(R) Processor: 9 @ 2.60GHz",
                        "flags\t\t: fpu sse sse4_2 fma avx avx2 avx512f avx_vnni rdpid",
                        "",
                        "processor\t: 1",
                        "model name\t: Some(R) Processor: 9 @ 2.60GHz",
                        "flags\t\t: fpu"),
                1);
        assertThat(processor.model()).contains("Some(R) Processor: 9 @ 2.60GHz");
        assertThat(processor.cores()).hasValue(2);
        assertThat(processor.usable()).isEqualTo(1);
        assertThat(processor.features()).containsExactly("avx", "avx2", "avx512f", "avx_vnni", "fma", "sse4_2");
    }

    @Test
    void readsAnArmProcessorWithoutAModel() {
        Processor processor = Processor.ofCpuInfo(
                List.of("processor\t: 0", "BogoMIPS\t: 50.00", "Features\t: fp asimd asimddp sve2 bf16"), 1);
        assertThat(processor.model()).isEmpty();
        assertThat(processor.features()).containsExactly("asimd", "asimddp", "bf16", "sve2");
    }

    @Test
    void whatIsNotThereIsUnknown() {
        Processor processor = Processor.ofCpuInfo(List.of(), 3);
        assertThat(processor.model()).isEmpty();
        assertThat(processor.cores()).isEmpty();
        assertThat(processor.features()).isEmpty();
        assertThat(Command.lines("no-such-program-anywhere")).isEmpty();
    }

    @Test
    void readsGpus(@TempDir Path driver) throws Exception {
        assertThat(Gpu.ofQuery(List.of("NVIDIA H100 80GB HBM3, 580.65.06", "No devices were found")))
                .containsExactly(new Gpu("NVIDIA H100 80GB HBM3", "580.65.06"));
        assertThat(Gpu.ofDriverFolder(driver.resolve("none"))).isEmpty();
        Files.writeString(
                driver.resolve("version"),
                "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.133.20  Release Build\nGCC version: 12.2.0\n");
        Path gpu = Files.createDirectories(driver.resolve("gpus/0000:01:00.0"));
        Files.writeString(gpu.resolve("information"), "Model: \t\t NVIDIA T4\nIRQ:   \t\t 44\n");
        assertThat(Gpu.ofDriverFolder(driver)).containsExactly(new Gpu("NVIDIA T4", "570.133.20"));
    }

    @Test
    void readsThisMachine() {
        Machine machine = Machine.read();
        assertThat(machine.processor().usable()).isPositive();
        assertThat(machine.memory().heapLimit()).isPositive();
        assertThat(machine.memory().limit()).isPresent();
        assertThat(machine.temporary().writable()).isTrue();
    }
}
