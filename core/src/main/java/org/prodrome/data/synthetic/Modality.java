package org.prodrome.data.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.synthetic.barn.Barns;
import org.prodrome.data.synthetic.brain.BrainMriVolumes;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.ecg.Ecgs;
import org.prodrome.data.synthetic.eeg.Eegs;
import org.prodrome.data.synthetic.eeg.Montage;
import org.prodrome.data.synthetic.emg.Emgs;
import org.prodrome.data.synthetic.icu.IcuStays;
import org.prodrome.data.synthetic.notes.Notes;
import org.prodrome.data.synthetic.wearable.Wristbands;

/** What can be simulated. */
public enum Modality {
    BARN,
    BRAIN_MRI,
    BRAIN_MRI_3D,
    ECG,
    EEG,
    EMG,
    HEART_SOUND,
    ICU,
    NOTES,
    WEARABLE;

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
            case BARN -> new Barns(count, 2);
            case BRAIN_MRI -> new BrainMris(count, 128);
            case BRAIN_MRI_3D -> new BrainMriVolumes(count, 64);
            case ECG -> new Ecgs(count, 10);
            case EEG -> new Eegs(count, 60, Montage.AVERAGE);
            case EMG -> new Emgs(count, 10);
            case HEART_SOUND -> new HeartSounds(count, 10);
            case ICU -> new IcuStays(count);
            case NOTES -> new Notes(count);
            case WEARABLE -> new Wristbands(count, 900);
        };
    }
}
