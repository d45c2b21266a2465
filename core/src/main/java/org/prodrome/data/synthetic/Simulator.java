package org.prodrome.data.synthetic;

import org.prodrome.data.Dataset;
import org.prodrome.data.Seed;
import org.prodrome.data.synthetic.brain.BrainMriVolumes;
import org.prodrome.data.synthetic.brain.BrainMris;
import org.prodrome.data.synthetic.chest.ChestXrays;
import org.prodrome.data.synthetic.ct.HeadCts;
import org.prodrome.data.synthetic.ecg.Ecgs;

/** Makes cases of one modality with known truth, of several sites, and of subjects with several cases each. */
public sealed interface Simulator permits BrainMriVolumes, BrainMris, ChestXrays, Ecgs, HeadCts, HeartSounds {

    /**
     * The data set of a seed. Each case is made anew, alike, whenever it is read. The digest covers the settings and
     * what they make, so that it changes with the simulator.
     */
    Dataset dataset(Seed seed);
}
