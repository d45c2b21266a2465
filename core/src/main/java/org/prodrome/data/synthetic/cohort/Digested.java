package org.prodrome.data.synthetic.cohort;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.prodrome.data.Image;
import org.prodrome.data.Irregular;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Several;
import org.prodrome.data.Sha256;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;
import org.prodrome.data.Volume;

/** Adds what a simulator makes to a digest. */
final class Digested {
    private Digested() {}

    static void add(Sha256 digest, Truth truth) {
        digest.add(
                truth.label().name(),
                truth.classes().toString(),
                truth.severity().toString(),
                truth.boxes().toString(),
                truth.intervals().toString(),
                truth.beats().toString());
    }

    static void add(Sha256 digest, Payload payload) {
        switch (payload) {
            case Image image -> digest.add(image.samples(), 0, image.samples().length);
            case Volume volume -> digest.add(volume.samples(), 0, volume.samples().length);
            case Signal signal -> Arrays.stream(signal.samples()).forEach(row -> digest.add(row, 0, row.length));
            case Row row -> add(digest, row.values());
            case Text text -> digest.add(text.text());
            case Several several -> several.parts().forEach((name, part) -> add(digest.add(name), part));
            case Irregular irregular ->
                irregular.variables().forEach(variable -> {
                    add(digest, variable.times());
                    add(digest, variable.values());
                });
            case Table table -> digest.add(table.toString());
        }
    }

    private static void add(Sha256 digest, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
        bytes.asDoubleBuffer().put(values);
        digest.add(bytes.array());
    }
}
