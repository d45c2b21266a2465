package org.prodrome.data.synthetic.blood;

/** What an abnormal subject has. */
enum Disorder {
    /** Small red cells of uneven size. */
    IRON_DEFICIENCY("iron deficiency"),
    /** An acid takes bicarbonate's place, not chloride. */
    ACIDOSIS("wide-gap acidosis"),
    /** More calcium than the albumin, which is low, can bind. */
    HYPERCALCAEMIA("hypercalcaemia"),
    /** Red cells burst: bilirubin, potassium and of the enzymes AST alone. */
    HAEMOLYSIS("haemolysis"),
    /** Blood is digested: urea without creatinine, and fewer red cells. */
    BOWEL_BLEEDING("bowel bleeding");

    private final String finding;

    Disorder(String finding) {
        this.finding = finding;
    }

    String finding() {
        return finding;
    }
}
