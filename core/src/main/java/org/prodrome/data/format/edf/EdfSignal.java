package org.prodrome.data.format.edf;

import java.nio.ByteBuffer;
import org.prodrome.data.Signal;

/**
 * What the header says of one signal.
 *
 * @param gain what one digital step is, in {@code unit}
 * @param offset what digital 0 is, in {@code unit}
 * @param perRecord samples a record
 * @param at where its samples begin in a record, in bytes
 */
record EdfSignal(String label, String unit, double gain, double offset, int perRecord, long at, int bytes) {
    boolean isAnnotations() {
        return isAnnotations(label);
    }

    static boolean isAnnotations(String label) {
        return label.equals("EDF Annotations") || label.equals("BDF Annotations");
    }

    Signal.Channel channel() {
        return new Signal.Channel(label, unit);
    }

    /** Decodes little-endian samples: computed in 64 bits, rounded once. */
    void decode(ByteBuffer from, float[] into, int at, int count) {
        if (bytes == 2) {
            for (int i = 0; i < count; i++) {
                into[at + i] = (float) (from.getShort() * gain + offset);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            int low = from.getShort() & 0xffff;
            into[at + i] = (float) ((low | (from.get() << 16)) * gain + offset);
        }
    }
}
