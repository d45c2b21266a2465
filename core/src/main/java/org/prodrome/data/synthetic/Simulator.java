package org.prodrome.data.synthetic;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
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

/** Makes cases of one modality with known truth, of several sites, and of subjects with several cases each. */
public sealed interface Simulator
        permits Barns,
                BloodTests,
                BrainMriVolumes,
                BrainMris,
                ChestXrays,
                Ecgs,
                Eegs,
                Emgs,
                EndoscopyFrames,
                FundusPhotographs,
                HeadCts,
                HeartSounds,
                IcuStays,
                MriPets,
                MyelinMaps,
                Notes,
                OctScans,
                ProstateMris,
                SkinLesions,
                SpineMris,
                Ultrasounds,
                Wristbands {

    /**
     * The data set of a seed. Each case is made anew, alike, whenever it is read. The digest covers the settings and
     * what they make, so that it changes with the simulator.
     */
    Dataset dataset(Seed seed);
}
