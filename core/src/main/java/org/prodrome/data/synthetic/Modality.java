package org.prodrome.data.synthetic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.synthetic.brain.BrainMriVolumes;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.ecg.Ecgs;

/** What can be simulated. */
public enum Modality {
    BRAIN_MRI,
    BRAIN_MRI_3D,
    ECG,
    HEART_SOUND;

    private static final List<String> KEYS =
            Arrays.stream(values()).map(Modality::key).toList();

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
        return switch (this) {
            case BRAIN_MRI -> cases(count, 128);
            case BRAIN_MRI_3D -> cases(count, 64);
            case ECG, HEART_SOUND -> cases(count, 10);
        };
    }

    /**
     * Makes so many cases.
     *
     * @param size mean seconds of a recording, or pixels along a picture's edge
     */
    public Simulator cases(int count, int size) {
        return switch (this) {
            case BRAIN_MRI -> new BrainMris(count, size);
            case BRAIN_MRI_3D -> new BrainMriVolumes(count, size);
            case ECG -> new Ecgs(count, size);
            case HEART_SOUND -> new HeartSounds(count, size);
        };
    }
}
