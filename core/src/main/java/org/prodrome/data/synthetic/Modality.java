package org.prodrome.data.synthetic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.synthetic.brain.BrainMriVolumes;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.chest.ChestXrays;
import org.prodrome.data.synthetic.ct.HeadCts;
import org.prodrome.data.synthetic.ecg.Ecgs;

/** What can be simulated. */
public enum Modality {
    BRAIN_MRI(128),
    BRAIN_MRI_3D(64),
    CHEST_XRAY(128),
    CT(128),
    ECG(10),
    HEART_SOUND(10);

    private static final List<String> KEYS =
            Arrays.stream(values()).map(Modality::key).toList();

    private final int size;

    Modality(int size) {
        this.size = size;
    }

    /** Such as "heart-sound". */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return key();
    }

    public static List<String> keys() {
        return KEYS;
    }

    public static Optional<Modality> of(String key) {
        return Arrays.stream(values())
                .filter(modality -> modality.key().equals(key))
                .findFirst();
    }

    /** Makes so many cases of usual size. */
    public Simulator cases(int count) {
        return cases(count, size);
    }

    /**
     * Makes so many cases.
     *
     * @param edge mean seconds of a recording, or pixels along a picture's edge
     */
    public Simulator cases(int count, int edge) {
        return switch (this) {
            case BRAIN_MRI -> new BrainMris(count, edge);
            case BRAIN_MRI_3D -> new BrainMriVolumes(count, edge);
            case CHEST_XRAY -> new ChestXrays(count, edge);
            case CT -> new HeadCts(count, edge);
            case ECG -> new Ecgs(count, edge);
            case HEART_SOUND -> new HeartSounds(count, edge);
        };
    }
}
