package org.prodrome.data.synthetic;

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
    BRAIN_MRI,
    BRAIN_MRI_3D,
    CHEST_XRAY,
    CT,
    ECG,
    HEART_SOUND;

    private static final List<String> KEYS =
            Arrays.stream(values()).map(Modality::key).toList();

    /** Such as "heart-sound". */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
            case BRAIN_MRI -> new BrainMris(count, 128);
            case BRAIN_MRI_3D -> new BrainMriVolumes(count, 64);
            case CHEST_XRAY -> new ChestXrays(count, 128);
            case CT -> new HeadCts(count, 128);
            case ECG -> new Ecgs(count, 10);
            case HEART_SOUND -> new HeartSounds(count, 10);
        };
    }
}
