package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.graph.Network;

/** torchvision's architectures with random weights, exported by Debian's PyTorch where that is installed. */
@Tag("slow")
class TorchvisionTest {
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @ParameterizedTest
    @CsvSource({
        "resnet18, 64, 1e-4, kept",
        "resnet18-folded, 64, 1e-4, folded",
        "resnet50, 64, 1e-4, kept",
        "vgg11, 224, 1e-5, none",
        "alexnet, 224, 1e-4, none",
        "googlenet, 64, 1e-4, kept",
        "densenet121, 64, 1e-4, kept",
        "mobilenet_v2, 64, 1e-4, kept",
        "inception_v3, 75, 1e-4, kept"
    })
    void learnsAndScoresAlike(String name, int side, double rate, String normalisation, @TempDir Path folder)
            throws IOException, InterruptedException {
        Network network = Network.read(export(name, folder));
        assertThat(network.remarks().stream().anyMatch(remark -> remark.contains("convolutions and no normalisation")))
                .isEqualTo(!normalisation.equals("kept"));
        System.out.println(name + ": " + network.layers().size() + " nodes, "
                + new ForeignNetwork(network).check("image", "logits", 4, rate, 4, 3, side, side));
    }

    private static Path export(String name, Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(PYTHON) && run("-c", "import onnx, torchvision") == 0,
                "skipped: " + PYTHON + " has no torchvision; Debian: apt-get install python3-torchvision python3-onnx");
        Path script = folder.resolve("export.py");
        try (InputStream source =
                Objects.requireNonNull(TorchvisionTest.class.getResourceAsStream("export_torchvision.py"))) {
            Files.copy(source, script);
        }
        assertThat(run(script.toString(), folder.toString(), name)).isZero();
        return folder.resolve(name + ".onnx");
    }

    private static int run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(PYTHON.toString());
        builder.command().addAll(java.util.List.of(arguments));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
