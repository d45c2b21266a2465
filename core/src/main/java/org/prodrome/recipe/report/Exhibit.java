package org.prodrome.recipe.report;

import java.util.List;
import java.util.Optional;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Box;

/** What of a case the page shows, by the kind of its payload. */
public sealed interface Exhibit {
    /** Whether the model said where it found the case abnormal. */
    boolean hasMap();

    /**
     * A recording.
     *
     * @param map one value a {@code mapHop}; empty where the model can't localise
     * @param mapHop seconds from one value of the map to the next
     */
    record Waveform(Signal signal, Optional<Spectrogram> spectrogram, Optional<float[]> map, double mapHop)
            implements Exhibit {
        @Override
        public boolean hasMap() {
            return map.map(values -> values.length > 0).orElse(false);
        }
    }

    /**
     * What a sound is made of.
     *
     * @param values [band, frame], log-mel in dB, lowest band first, over the whole signal; one or more of each
     * @param lowest where the lowest band begins, in Hz
     * @param highest where its highest band ends, in Hz
     * @param frameHop seconds from one frame to the next
     */
    record Spectrogram(float[][] values, double lowest, double highest, double frameHop) {}

    /** An image, or planes of a volume. */
    record Picture(List<Plane> planes) implements Exhibit {
        public Picture {
            planes = List.copyOf(planes);
        }

        @Override
        public boolean hasMap() {
            return planes.stream().anyMatch(plane -> plane.map().isPresent());
        }

        boolean hasKnown() {
            return planes.stream().anyMatch(plane -> plane.known().isPresent());
        }
    }

    /**
     * An image, or one plane of a volume.
     *
     * @param what such as "slice 12 of 40"; empty for an image
     * @param brightness [row, column], uppermost row first
     * @param map on the plane's grid; empty where the model can't localise
     * @param known on the plane's grid, above 0 where the case is known to be abnormal; empty where no mask is known
     * @param boxes in pixels of the plane
     * @param rowSpacing from one row to the next, in mm or any unit that {@code columnSpacing} shares
     * @param columnSpacing from one column to the next
     */
    record Plane(
            String what,
            float[][] brightness,
            Optional<float[][]> map,
            Optional<float[][]> known,
            List<Box> boxes,
            double rowSpacing,
            double columnSpacing) {}

    /**
     * Values under names.
     *
     * @param values not a number where one is missing
     * @param map one value a column; empty where the model can't localise
     */
    record Columns(List<String> names, double[] values, Optional<float[]> map) implements Exhibit {
        @Override
        public boolean hasMap() {
            return map.isPresent();
        }
    }

    /** A text. */
    record Words(String text) implements Exhibit {
        @Override
        public boolean hasMap() {
            return false;
        }
    }
}
