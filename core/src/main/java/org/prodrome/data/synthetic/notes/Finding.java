package org.prodrome.data.synthetic.notes;

import java.util.List;

/**
 * What a note may speak of.
 *
 * @param name within a sentence
 * @param study that shows it
 */
record Finding(String name, String study) {
    /** Those that a stay should be looked at for. */
    static final List<Finding> RARE = List.of(
            new Finding("pulmonary embolism", "CT angiography of the chest"),
            new Finding("adrenal insufficiency", "cosyntropin stimulation testing"),
            new Finding("heparin-induced thrombocytopenia", "PF4 antibody testing"),
            new Finding("serotonin syndrome", "examination"),
            new Finding("retroperitoneal haematoma", "CT of the abdomen"),
            new Finding("aortic dissection", "CT angiography of the chest"),
            new Finding("mesenteric ischaemia", "CT of the abdomen"),
            new Finding("toxic epidermal necrolysis", "skin biopsy"),
            new Finding("cardiac tamponade", "echocardiography"),
            new Finding("bacterial endocarditis", "echocardiography"),
            new Finding("status epilepticus", "electroencephalography"),
            new Finding("malignant hyperthermia", "examination"));

    /** Those of any stay. */
    static final List<Finding> COMMON = List.of(
            new Finding("pneumonia", "chest radiography"),
            new Finding("urinary tract infection", "urine culture"),
            new Finding("atrial fibrillation", "electrocardiography"),
            new Finding("acute kidney injury", "laboratory testing"),
            new Finding("pleural effusion", "chest radiography"),
            new Finding("iron deficiency anaemia", "laboratory testing"),
            new Finding("cellulitis", "examination"),
            new Finding("cholelithiasis", "ultrasonography of the abdomen"),
            new Finding("hyponatraemia", "laboratory testing"),
            new Finding("diverticulosis", "CT of the abdomen"),
            new Finding("deconditioning", "examination"),
            new Finding("gastritis", "endoscopy"));
}
