package org.prodrome.data.format.edf;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Writes time-stamped annotation lists, each in the record in which it happens (EDF+ section 2.2). */
final class EdfTexts {
    private static final int DIGITS = 6;

    private EdfTexts() {}

    /**
     * The bytes of every record, which begin with its onset.
     *
     * @param end when the recording ended within the last record, in seconds; below 0 if it didn't
     */
    static List<byte[]> of(List<EdfAnnotation> annotations, int records, double duration, double end) {
        List<ByteArrayOutputStream> texts = new ArrayList<>();
        for (int record = 0; record < records; record++) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes((onset(record * duration) + "\u0014\u0014\0").getBytes(StandardCharsets.US_ASCII));
            texts.add(out);
        }
        Stream<EdfAnnotation> all = end < 0
                ? annotations.stream()
                : Stream.concat(
                        annotations.stream(),
                        Stream.of(new EdfAnnotation(end, OptionalDouble.empty(), "Recording ends")));
        all.forEach(annotation -> {
            int record = Math.clamp((long) Math.floor(annotation.onset() / duration), 0, records - 1);
            texts.get(record).writeBytes(list(annotation));
        });
        return texts.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    private static byte[] list(EdfAnnotation annotation) {
        String span = annotation.duration().isPresent()
                ? "\u0015" + decimal(annotation.duration().getAsDouble())
                : "";
        String text = annotation.text().replaceAll("[\0\u0014\u0015]", " ");
        return (onset(annotation.onset()) + span + "\u0014" + text + "\u0014\0").getBytes(StandardCharsets.UTF_8);
    }

    private static String onset(double seconds) {
        String text = decimal(seconds);
        return text.startsWith("-") ? text : "+" + text;
    }

    private static String decimal(double seconds) {
        return BigDecimal.valueOf(seconds)
                .setScale(DIGITS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
