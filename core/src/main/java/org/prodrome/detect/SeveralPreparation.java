package org.prodrome.detect;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/**
 * Parts of a case that belong together, such as T1w and a myelin map, brought to one grid, one after the other as its
 * channels. A part that a case lacks is missing, as values that are not numbers; other parts than these are not looked
 * at.
 *
 * @param parts how each is readied, by its name; all alike in length and windows
 */
public record SeveralPreparation(Map<String, Preparation> parts) implements Preparation {
    public SeveralPreparation {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        Settings.require(!parts.isEmpty(), "parts", "a part or more", parts.size());
        for (Preparation part : parts.values()) {
            boolean nested = part instanceof SeveralPreparation || part instanceof TextPreparation;
            Settings.require(!nested, "parts", "parts of quantities", part);
        }
    }

    @Override
    public Preparation seen(Payload first, String where) throws FormatException {
        Map<String, Preparation> seen = new LinkedHashMap<>();
        Several several = several(first, where);
        for (Map.Entry<String, Preparation> part : parts.entrySet()) {
            Payload there = several.parts().get(part.getKey());
            Preparation of = part.getValue();
            seen.put(part.getKey(), there == null ? of : of.seen(there, where + ", " + part.getKey()));
        }
        return new SeveralPreparation(seen);
    }

    /** Parts may be open until data are seen, and only then can be compared. */
    private void check() {
        Preparation first = parts.values().iterator().next();
        for (Preparation part : parts.values()) {
            boolean alike = part.grid().lengths().equals(first.grid().lengths())
                    && part.windows().equals(first.windows())
                    && part.slices() == first.slices();
            Settings.require(
                    alike,
                    "parts",
                    "windows alike, of " + first.grid().lengths(),
                    part.grid().lengths());
        }
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Several.class);
    }

    @Override
    public Grid grid() {
        check();
        Grid first = parts.values().iterator().next().grid();
        int channels =
                parts.values().stream().mapToInt(part -> part.grid().channels()).sum();
        return new Grid(channels, first.lengths(), first.rate(), true);
    }

    @Override
    public Windows windows() {
        return parts.values().iterator().next().windows();
    }

    @Override
    public boolean slices() {
        return parts.values().iterator().next().slices();
    }

    /**
     * Readies the parts that are there. Where they differ in length, as signals of differing rates may by a sample, the
     * shortest counts.
     */
    @Override
    public Field field(Payload payload, String where) throws FormatException {
        Several several = several(payload, where);
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Preparation> part : parts.entrySet()) {
            Payload there = several.parts().get(part.getKey());
            if (there != null) {
                fields.put(part.getKey(), part.getValue().field(there, where + ", " + part.getKey()));
            }
        }
        if (fields.isEmpty()) {
            throw new FormatException(
                    where,
                    "one of the parts " + parts.keySet(),
                    "the parts " + several.parts().keySet());
        }
        return together(fields);
    }

    private Field together(Map<String, Field> fields) {
        int length = fields.values().stream().mapToInt(Field::length).min().orElseThrow();
        int size = length * fields.values().iterator().next().inner();
        Grid grid = grid();
        float[] values = new float[Math.multiplyExact(grid.channels(), size)];
        int at = 0;
        for (Map.Entry<String, Preparation> part : parts.entrySet()) {
            Field field = fields.get(part.getKey());
            int channels = part.getValue().grid().channels();
            for (int channel = 0; channel < channels; channel++, at += size) {
                if (field == null) {
                    Arrays.fill(values, at, at + size, Float.NaN);
                } else {
                    System.arraycopy(field.values(), channel * field.length() * field.inner(), values, at, size);
                }
            }
        }
        return new Field(values, grid.channels(), length);
    }

    private static Several several(Payload payload, String where) throws FormatException {
        if (payload instanceof Several several) {
            return several;
        }
        throw Settings.wrongKind(where, "several parts of a case", payload);
    }
}
