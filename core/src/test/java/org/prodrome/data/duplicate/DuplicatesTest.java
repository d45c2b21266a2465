package org.prodrome.data.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.SharedFiles;
import org.prodrome.data.source.LabelledFolder;

/** Planted leaks, and those of public data sets. */
final class DuplicatesTest {
    private static final long SEED = 20_261_125;

    private static Dataset dataset(List<Payload> payloads, List<String> subjects) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            Payload payload = payloads.get(i);
            cases.add(new Case("c" + i, Subject.of(subjects.get(i)), "", Truth.unknown(), () -> payload));
        }
        return new Dataset("made", "test", "none", "", cases);
    }

    private static float[] walk(Random random, int length) {
        float[] walk = new float[length];
        for (int i = 1; i < length; i++) {
            walk[i] = 0.9f * walk[i - 1] + (float) random.nextGaussian();
        }
        return walk;
    }

    private static Signal signal(float[] samples) {
        return new Signal(new float[][] {samples}, 100, List.of(new Signal.Channel("ECG", "mV")));
    }

    @Test
    void oneSubjectUnderTwoNamesIsJoined() throws Exception {
        Random random = new Random(SEED);
        float[] same = walk(random, 1000);
        List<Payload> payloads =
                List.of(signal(same), signal(walk(random, 1000)), signal(same.clone()), signal(walk(random, 1000)));
        Duplicates found = Duplicates.find(dataset(payloads, List.of("anna", "berta", "carla", "carla")));
        assertThat(found.groups()).hasSize(1);
        assertThat(found.groups().getFirst().pairs())
                .extracting(Duplicates.Pair::reason)
                .containsExactly(Duplicates.Reason.EQUAL);
        assertThat(found.joined().cases())
                .extracting(of -> of.subject().id())
                .as("all that carla had goes with her")
                .containsExactly("anna", "berta", "anna", "anna");
        assertThat(found.summary().getFirst())
                .isEqualTo("duplicates: 1 groups of 2 cases; 3 of 4 cases remain without");
    }

    @Test
    void overlappingWindowsOfOneRecordAreJoinedWhateverTheirGain() throws Exception {
        Random random = new Random(SEED);
        float[] record = walk(random, 3000);
        float[] later = Arrays.copyOfRange(record, 877, 1877);
        for (int i = 0; i < later.length; i++) {
            later[i] = 3 * later[i] + 7;
        }
        List<Payload> payloads = List.of(
                signal(Arrays.copyOfRange(record, 0, 1100)),
                signal(later),
                signal(Arrays.copyOfRange(record, 2000, 3000)),
                signal(walk(random, 1000)));
        Duplicates found = Duplicates.find(dataset(payloads, List.of("a", "b", "c", "d")));
        assertThat(found.groups()).hasSize(1);
        assertThat(found.groups().getFirst().pairs().getFirst().reason()).isEqualTo(Duplicates.Reason.OVERLAPPING);
        assertThat(found.joined().cases()).extracting(of -> of.subject().id()).containsExactly("a", "a", "c", "d");
    }

    @Test
    void aSmallerRecompressedCopyOfAPictureIsJoinedAndAMirroredOneIsNot() throws Exception {
        Random random = new Random(SEED);
        BufferedImage one = blobs(random);
        BufferedImage other = blobs(random);
        List<Payload> payloads = List.of(image(one), image(other), image(recompressed(one)), image(mirrored(one)));
        Duplicates found = Duplicates.find(dataset(payloads, List.of("a", "b", "c", "d")));
        assertThat(found.joined().cases()).extracting(of -> of.subject().id()).containsExactly("a", "b", "a", "d");
        assertThat(found.groups().getFirst().pairs().getFirst().reason()).isEqualTo(Duplicates.Reason.ALIKE);
    }

    private static BufferedImage blobs(Random random) {
        BufferedImage image = new BufferedImage(256, 200, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D brush = image.createGraphics();
        for (int i = 0; i < 20; i++) {
            int grey = random.nextInt(256);
            brush.setColor(new Color(grey, grey, grey));
            brush.fillOval(random.nextInt(220), random.nextInt(160), 20 + random.nextInt(60), 20 + random.nextInt(60));
        }
        brush.dispose();
        return image;
    }

    /** Three quarters of the size, JPEG of quality 0.6. */
    private static BufferedImage recompressed(BufferedImage of) throws IOException {
        BufferedImage small = new BufferedImage(192, 150, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D brush = small.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        brush.drawImage(of, 0, 0, 192, 150, null);
        brush.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(0.6f);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(small, null, null), quality);
        }
        writer.dispose();
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private static BufferedImage mirrored(BufferedImage of) {
        BufferedImage mirrored = new BufferedImage(of.getWidth(), of.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D brush = mirrored.createGraphics();
        brush.drawImage(of, of.getWidth(), 0, -of.getWidth(), of.getHeight(), null);
        brush.dispose();
        return mirrored;
    }

    private static Image image(BufferedImage of) {
        float[] samples = of.getRaster().getSamples(0, 0, of.getWidth(), of.getHeight(), 0, (float[]) null);
        return new Image(samples, List.of(new Signal.Channel("grey", "1")), of.getHeight(), of.getWidth(), List.of());
    }

    @Test
    void brainMriHasManyDuplicates() throws Exception {
        Duplicates found = shared("brain-mri");
        assertThat(found.remaining()).isBetween(205, 213);
    }

    @Test
    void endoscopyFramesAreAlike() throws Exception {
        assertThat(shared("wce-bleeding").groups()).isNotEmpty();
    }

    private static Duplicates shared(String name) throws Exception {
        Duplicates found =
                Duplicates.find(LabelledFolder.read(SharedFiles.folder("data").resolve(name)));
        found.summary().forEach(line -> System.out.println(name + ", " + line));
        for (Truth.Label label : List.of(Truth.Label.NORMAL, Truth.Label.ABNORMAL)) {
            List<Case> cases = found.dataset().cases().stream()
                    .filter(of -> of.truth().label() == label)
                    .toList();
            long joined = found.joined().cases().stream()
                    .filter(of -> of.truth().label() == label)
                    .map(Case::subject)
                    .distinct()
                    .count();
            System.out.println(name + ", " + label + ": " + joined + " of " + cases.size() + " remain");
        }
        return found;
    }
}
