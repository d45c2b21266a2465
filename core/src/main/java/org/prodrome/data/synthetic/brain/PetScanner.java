package org.prodrome.data.synthetic.brain;

import java.util.List;
import org.prodrome.data.synthetic.cohort.Site;

/**
 * A site's magnetic resonance and positron emission scanners.
 *
 * @param blur deviation of the emission scanner's point spread function, in mm
 * @param noise deviation of the emission in grey matter, as a share of it
 */
record PetScanner(Scanner mri, double blur, double noise) implements Site {
    static final List<PetScanner> ALL = List.of(
            new PetScanner(Scanner.ALL.get(0), 2.0, 0.06),
            new PetScanner(Scanner.ALL.get(1), 2.6, 0.09),
            new PetScanner(Scanner.ALL.get(2), 3.2, 0.12));

    @Override
    public String site() {
        return mri.site();
    }

    @Override
    public String device() {
        return mri.device() + " and PET";
    }

    @Override
    public double abnormal() {
        return mri.abnormal();
    }
}
