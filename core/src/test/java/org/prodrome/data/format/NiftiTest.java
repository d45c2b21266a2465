package org.prodrome.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Volume;
import org.prodrome.data.format.nifti.Nifti;

class NiftiTest {
    @TempDir
    private Path folder;

    /** A header of 3 x 2 x 1 voxels of 16 bits, 2 x 3 x 4 mm, without orientation, and samples 0 to 5. */
    private static ByteBuffer small() {
        ByteBuffer file = ByteBuffer.allocate(352 + 12).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 348).putShort(40, (short) 3);
        short[] dim = {3, 2, 1, 1, 1, 1, 1};
        float[] pixdim = {2, 3, 4, 1, 1, 1, 1};
        for (int i = 0; i < 7; i++) {
            file.putShort(42 + 2 * i, dim[i]).putFloat(80 + 4 * i, pixdim[i]);
        }
        file.putFloat(76, 1).putShort(70, (short) 4).putShort(72, (short) 16).putFloat(108, 352);
        file.put(123, (byte) 2).put(344, "n+1\0".getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < 6; i++) {
            file.putShort(352 + 2 * i, (short) i);
        }
        return file;
    }

    private Part read(ByteBuffer file) throws Exception {
        return Nifti.contents(Files.write(folder.resolve("a.nii"), file.array()))
                .parts()
                .getFirst();
    }

    @Test
    void theFastestAxisIsTheWidth() throws Exception {
        Part part = read(small());

        assertThat(part.shape()).containsExactly(1, 1, 2, 3);
        assertThat(part.spacing()).containsExactly(4.0, 3.0, 2.0);
        assertThat(part.affine()).isEmpty();
        assertThat(part.samples().all(6)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void aQuaternionOfHalfATurnAboutTheLongAxisPointsLeftAndBack() throws Exception {
        ByteBuffer file = small();
        file.putShort(252, (short) 1)
                .putFloat(264, 1)
                .putFloat(268, 10)
                .putFloat(272, 20)
                .putFloat(276, 30);

        assertThat(read(file).affine())
                .containsExactly(-2.0, 0.0, 0.0, 10.0, 0.0, -3.0, 0.0, 20.0, 0.0, 0.0, 4.0, 30.0, 0.0, 0.0, 0.0, 1.0);
    }

    @Test
    void theSignOfTheFirstPixdimTurnsTheThirdAxis() throws Exception {
        ByteBuffer file = small();
        file.putShort(252, (short) 1).putFloat(76, -1);

        assertThat(read(file).affine().get(10)).isEqualTo(-4.0);
    }

    @Test
    void theSformCountsBeforeTheQformAndTheirDisagreementIsTold() throws Exception {
        ByteBuffer file = small();
        file.putShort(252, (short) 1).putShort(254, (short) 1);
        file.putFloat(280, -2).putFloat(296 + 4, 3).putFloat(312 + 8, 4);
        Contents contents = Nifti.contents(Files.write(folder.resolve("a.nii"), file.array()));

        assertThat(contents.parts().getFirst().affine().getFirst()).isEqualTo(-2.0);
        assertThat(contents.warnings()).containsExactly("sform and qform disagree: the sform is taken");
    }

    @Test
    void metresAndMicrometresBecomeMillimetres() throws Exception {
        ByteBuffer file = small();
        assertThat(read(file.put(123, (byte) 1)).spacing()).containsExactly(4000.0, 3000.0, 2000.0);
        assertThat(read(file.put(123, (byte) 3)).spacing().get(1)).isCloseTo(0.003, within(1e-12));
    }

    @Test
    void scalingIsComputedIn64BitsAndSlopeZeroMeansNone() throws Exception {
        ByteBuffer file = small();
        assertThat(read(file.putFloat(112, 0.5f).putFloat(116, -1)).samples().all(6))
                .containsExactly(-1, -0.5f, 0, 0.5f, 1, 1.5f);
        assertThat(read(file.putFloat(112, 0)).samples().all(6)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThatThrownBy(() -> read(file.putFloat(112, 1).putFloat(116, Float.NaN)))
                .hasMessageContaining("a finite intercept");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1536, 2048, 3, 777})
    void otherTypesAreRefusedByName(int code) {
        assertThatThrownBy(() -> read(small().putShort(70, (short) code)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("(datatype)")
                .hasMessageContaining(code == 3 || code == 777 ? "code " + code : "(" + code + ")");
    }

    @Test
    void whatAHeaderClaimsIsCheckedAgainstTheFile() {
        assertThatThrownBy(() -> read(small().putShort(42, (short) 30000).putShort(44, (short) 30000)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("30000 x 30000 x 1 samples of 16-bit from byte 352 on")
                .hasMessageContaining("364 bytes");
        assertThatThrownBy(() -> read(small().putFloat(108, Float.POSITIVE_INFINITY)))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(small().putShort(40, (short) 9))).hasMessageContaining("1 to 7 axes");
    }

    @Test
    void namesInTheHeaderStayThere() throws Exception {
        ByteBuffer file = small();
        for (int at : new int[] {14, 148, 228, 328}) {
            file.put(at, "CANARY".getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThat(Nifti.contents(Files.write(folder.resolve("a.nii"), file.array()))
                        .toString())
                .doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b.nii", "b.nii.gz"})
    void whatIsWrittenIsReadAgain(String name) throws Exception {
        float[] samples = {1, -2.5f, Float.NaN, 0, 1e-30f, 7, 8, 9, 10, 11, 12, 13};
        Volume volume = new Volume(
                samples,
                List.of(new Signal.Channel("1", "1"), new Signal.Channel("2", "1")),
                1,
                2,
                3,
                List.of(4.0, 3.0, 2.0),
                List.of(-2.0, 0.0, 0.0, 10.0, 0.0, 3.0, 0.0, 20.0, 0.0, 0.0, 4.0, 30.0, 0.0, 0.0, 0.0, 1.0));
        Nifti.write(folder.resolve(name), volume);
        Volume again = (Volume) Format.read(folder.resolve(name)).payload().orElseThrow();

        assertThat(again.samples()).containsExactly(samples);
        assertThat(again.affine()).isEqualTo(volume.affine());
        assertThat(again.spacing()).isEqualTo(volume.spacing());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
