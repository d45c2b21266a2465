package org.prodrome.data.synthetic;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.synthetic.barn.Barns;
import org.prodrome.data.synthetic.blood.BloodTests;
import org.prodrome.data.synthetic.brain.BrainMriVolumes;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.brain.MriPets;
import org.prodrome.data.synthetic.brain.MyelinMaps;
import org.prodrome.data.synthetic.chest.ChestXrays;
import org.prodrome.data.synthetic.ct.HeadCts;
import org.prodrome.data.synthetic.ecg.Ecgs;
import org.prodrome.data.synthetic.eeg.Eegs;
import org.prodrome.data.synthetic.eeg.Montage;
import org.prodrome.data.synthetic.emg.Emgs;
import org.prodrome.data.synthetic.endoscopy.EndoscopyFrames;
import org.prodrome.data.synthetic.fundus.FundusPhotographs;
import org.prodrome.data.synthetic.icu.IcuStays;
import org.prodrome.data.synthetic.notes.Notes;
import org.prodrome.data.synthetic.oct.OctScans;
import org.prodrome.data.synthetic.prostate.ProstateMris;
import org.prodrome.data.synthetic.skin.SkinLesions;
import org.prodrome.data.synthetic.spine.SpineMris;
import org.prodrome.data.synthetic.ultrasound.Ultrasounds;
import org.prodrome.data.synthetic.wearable.Wristbands;

/** What can be simulated. */
public enum Modality {
    ADC_T2W(128),
    BARN(2),
    BLOOD(1),
    BRAIN_MRI(128),
    BRAIN_MRI_3D(64),
    CHEST_XRAY(128),
    CT(128),
    ECG(10),
    EEG(60),
    EMG(10),
    ENDOSCOPY(128),
    FUNDUS(128),
    HEART_SOUND(10),
    ICU(48),
    MRI_PET(128),
    NOTES(1),
    OCT(128),
    SKIN(128),
    SPINE_ORGANS(128),
    T1W_MYELIN(128),
    ULTRASOUND(128),
    WEARABLE(900);

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
     * @param edge mean seconds of a recording, days in a barn, or pixels along a picture's edge; stays of 48 hours,
     *     notes and blood tests have none
     */
    public Simulator cases(int count, int edge) {
        return switch (this) {
            case ADC_T2W -> new ProstateMris(count, edge);
            case BARN -> new Barns(count, edge);
            case BLOOD -> new BloodTests(count);
            case BRAIN_MRI -> new BrainMris(count, edge);
            case BRAIN_MRI_3D -> new BrainMriVolumes(count, edge);
            case CHEST_XRAY -> new ChestXrays(count, edge);
            case CT -> new HeadCts(count, edge);
            case ECG -> new Ecgs(count, edge);
            case EEG -> new Eegs(count, edge, Montage.AVERAGE);
            case EMG -> new Emgs(count, edge);
            case ENDOSCOPY -> new EndoscopyFrames(count, edge);
            case FUNDUS -> new FundusPhotographs(count, edge);
            case HEART_SOUND -> new HeartSounds(count, edge);
            case ICU -> new IcuStays(count);
            case MRI_PET -> new MriPets(count, edge);
            case NOTES -> new Notes(count);
            case OCT -> new OctScans(count, edge);
            case SKIN -> new SkinLesions(count, edge);
            case SPINE_ORGANS -> new SpineMris(count, edge);
            case T1W_MYELIN -> new MyelinMaps(count, edge);
            case ULTRASOUND -> new Ultrasounds(count, edge);
            case WEARABLE -> new Wristbands(count, edge);
        };
    }
}
