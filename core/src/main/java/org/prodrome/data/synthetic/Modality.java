package org.prodrome.data.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.data.synthetic.brain.BrainMriVolumes;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.brain.MriPets;
import org.prodrome.data.synthetic.brain.MyelinMaps;
import org.prodrome.data.synthetic.chest.ChestXrays;
import org.prodrome.data.synthetic.ct.HeadCts;
import org.prodrome.data.synthetic.ecg.Ecgs;
import org.prodrome.data.synthetic.endoscopy.EndoscopyFrames;
import org.prodrome.data.synthetic.fundus.FundusPhotographs;
import org.prodrome.data.synthetic.oct.OctScans;
import org.prodrome.data.synthetic.prostate.ProstateMris;
import org.prodrome.data.synthetic.skin.SkinLesions;
import org.prodrome.data.synthetic.spine.SpineMris;
import org.prodrome.data.synthetic.ultrasound.Ultrasounds;

/** What can be simulated. */
public enum Modality {
    ADC_T2W,
    BRAIN_MRI,
    BRAIN_MRI_3D,
    CHEST_XRAY,
    CT,
    ECG,
    ENDOSCOPY,
    FUNDUS,
    HEART_SOUND,
    MRI_PET,
    OCT,
    SKIN,
    SPINE_ORGANS,
    T1W_MYELIN,
    ULTRASOUND;

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
            case ADC_T2W -> new ProstateMris(count, 128);
            case BRAIN_MRI -> new BrainMris(count, 128);
            case BRAIN_MRI_3D -> new BrainMriVolumes(count, 64);
            case CHEST_XRAY -> new ChestXrays(count, 128);
            case CT -> new HeadCts(count, 128);
            case ECG -> new Ecgs(count, 10);
            case ENDOSCOPY -> new EndoscopyFrames(count, 128);
            case FUNDUS -> new FundusPhotographs(count, 128);
            case HEART_SOUND -> new HeartSounds(count, 10);
            case MRI_PET -> new MriPets(count, 128);
            case OCT -> new OctScans(count, 128);
            case SKIN -> new SkinLesions(count, 128);
            case SPINE_ORGANS -> new SpineMris(count, 128);
            case T1W_MYELIN -> new MyelinMaps(count, 128);
            case ULTRASOUND -> new Ultrasounds(count, 128);
        };
    }
}
