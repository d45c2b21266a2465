package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTest {
    /** Where the tests run, training and scoring run, so nothing stops Prodrome. */
    @Test
    void reportsTheLibrariesThatTheTestsRunOn() {
        JsonNode report = new JsonMapper().readTree(output("doctor", "--json"));
        assertThat(report.at("/natives/libtorch/version").asString()).startsWith("2.");
        assertThat(report.at("/natives/libtorch/threads").asInt()).isPositive();
        assertThat(report.at("/natives/libtorch/open_blas_threads").asInt()).isEqualTo(1);
        assertThat(report.at("/natives/onnx_runtime/providers").toString()).contains("CPU");
        assertThat(report.at("/machine/processor/usable").asInt()).isPositive();
        assertThat(report.at("/complaints").isArray()).isTrue();
    }

    @Test
    void saysTheSameInWords() {
        assertThat(output("doctor")).contains("JDK", "processor", "libtorch", "ONNX Runtime", "GPU");
    }

    private static String output(Object... command) {
        Cli.Said said = Cli.run(command);
        assertThat(said.code()).as(said.err()).isZero();
        return said.out();
    }
}
