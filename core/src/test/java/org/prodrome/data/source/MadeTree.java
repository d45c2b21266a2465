package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A tiny tree of a source's layout, as the pages named in its Javadoc document it. What only has to be there is empty.
 *
 * @param files their texts by their paths
 */
record MadeTree(PublicDataset source, Map<String, String> files) {
    static final String QUESTIONS = """
            # Subj;S2;;
            # ORDER;Base;TSST;Medi 1
            # START;7.08;39.55;70.19
            # END;26.32;50.3;77.10
            """;
    static final String SUMMARY = """
            Data Sampling Rate: 256 Hz
            *************************

            File Name: chb01_01.edf
            File Start Time: 11:42:54
            File End Time: 12:42:54
            Number of Seizures in File: 0

            File Name: chb01_03.edf
            Number of Seizures in File: 2
            Seizure 1 Start Time: 130 seconds
            Seizure 1 End Time: 212 seconds
            Seizure 2 Start Time:             2972 seconds
            Seizure 2 End Time: 3053 seconds
            """;
    static final String PTBXL = """
            ecg_id,patient_id,age,sex,height,weight,nurse,site,device,scp_codes,strat_fold,filename_lr,filename_hr
            1,15709.0,56.0,1,,63.0,2.0,0.0,CS-12   E,"{'NORM': 100.0, 'LVOLT': 0.0, 'SR': 0.0}",3,records100/00000/00001_lr,records500/00000/00001_hr
            2,15709.0,19.0,0,,70.0,2.0,0.0,CS-12   E,"{'NORM': 80.0, 'IMI': 35.0}",9,records100/00000/00002_lr,records500/00000/00002_hr
            3,20372.0,37.0,1,,69.0,2.0,1.0,,"{'AFIB': 0.0}",10,records100/00000/00003_lr,records500/00000/00003_hr
            """;
    static final String STATEMENTS = """
            ,description,diagnostic,form,rhythm,diagnostic_class
            NORM,normal ECG,1.0,,,NORM
            IMI,inferior myocardial infarction,1.0,,,MI
            LVOLT,low QRS voltages,,1.0,,
            AFIB,atrial fibrillation,,,1.0,
            """;
    static final String ENTRIES = """
            Image Index,Finding Labels,Follow-up #,Patient ID,Patient Age,Patient Gender,View Position,OriginalImage[Width,Height],OriginalImagePixelSpacing[x,y],
            00000001_000.png,Cardiomegaly|Effusion,0,1,57,M,PA,2682,2749,0.143,0.143,
            00000001_001.png,No Finding,1,1,58,M,PA,2894,2729,0.143,0.143,
            00000002_000.png,Mass,0,2,80,M,PA,2500,2048,0.171,0.171,
            """;
    static final String LESIONS = """
            lesion_id,image_id,dx,dx_type,age,sex,localization,dataset
            HAM_0000118,ISIC_0027419,bkl,histo,80.0,male,scalp,vidir_modern
            HAM_0000118,ISIC_0025030,bkl,histo,80.0,male,scalp,vidir_modern
            HAM_0002730,ISIC_0026769,mel,histo,80.0,male,scalp,rosendahl
            """;

    static MadeTree of(PublicDataset source, String... files) {
        Map<String, String> texts = new LinkedHashMap<>();
        Stream.of(files).forEach(file -> texts.put(file, ""));
        return new MadeTree(source, texts);
    }

    MadeTree with(String file, String text) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(file, text);
        return new MadeTree(source, more);
    }

    void layOut(Path root) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = root.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
    }

    @Override
    public String toString() {
        return source.about().name();
    }

    /** One of each source. */
    static List<MadeTree> all() {
        return Stream.of(heart(), brain(), pictures(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MadeTree> heart() {
        return List.of(
                of(new Physionet2016(), "training-a/a0001.wav").with("training-a/REFERENCE.csv", "a0001,-1\n"),
                of(new Physionet2017(), "A00001.hea", "A00001.mat").with("REFERENCE.csv", "A00001,N\n"),
                of(new MitBih(), "100.hea", "100.dat", "100.atr"),
                of(new Ecg5000(), "train_data.npy", "test_data.npy", "test_labels.npy"),
                of(new Yaseen(), "N_New_3\uc8fc\uae30/New_N_001.wav", "MVP_New_3\uc8fc\uae30/New_MVP_001.wav"),
                of(
                                new PtbXl(),
                                "records500/00000/00001_hr.hea",
                                "records500/00000/00001_hr.dat",
                                "records500/00000/00002_hr.hea",
                                "records500/00000/00002_hr.dat",
                                "records500/00000/00003_hr.hea",
                                "records500/00000/00003_hr.dat")
                        .with("ptbxl_database.csv", PTBXL)
                        .with("scp_statements.csv", STATEMENTS));
    }

    private static List<MadeTree> brain() {
        return List.of(
                of(new Bonn()).with("Z/Z001.txt", "1\n2\n"),
                of(
                                new ChbMit(),
                                "chb01/chb01_01.edf",
                                "chb01/chb01_03.edf",
                                "chb21/chb21_01.edf",
                                "chb21/chb21-summary.txt")
                        .with("chb01/chb01-summary.txt", SUMMARY),
                of(new Siena(), "PN00/Seizures-list-PN00.txt", "PN00/PN00-1.edf"),
                of(new BrainMri(), "yes/Y1.jpg", "no/1 no.jpeg"),
                of(new Hippocampus(), "imagesTr/hippocampus_001.nii.gz", "labelsTr/hippocampus_001.nii.gz"),
                of(new FigshareBrainTumours(), "cvind.mat", "README.txt", "brainTumorDataPublic_1-766/1.mat"),
                of(
                                new Oasis1(),
                                "disc1/OAS1_0001_MR1/PROCESSED/MPRAGE/T88_111/OAS1_0001_MR1_mpr_n4_anon_111_t88_masked_gfc.hdr")
                        .with(
                                "disc1/OAS1_0001_MR1/OAS1_0001_MR1.txt",
                                "SESSION ID:   OAS1_0001_MR1\nCDR:          0.5\n"),
                of(
                        new Adni(),
                        "ADNI/002_S_0295/MP-RAGE/2006-04-18_08_20_30.0/S13408/ADNI_002_S_0295_MR_S13408_I13722.nii"),
                brats("BraTS20_Training_001/BraTS20_Training_001_", "flair", "t1", "t1ce", "t2", "seg"));
    }

    static MadeTree brats(String before, String... contrasts) {
        return of(
                new Brats(),
                Stream.of(contrasts).map(one -> before + one + ".nii").toArray(String[]::new));
    }

    private static List<MadeTree> pictures() {
        return List.of(
                of(new Kvasir(), "normal-cecum/a.jpg", "polyps/b.jpg", "dyed-lifted-polyps/c.jpg"),
                of(new Nerthus(), "0/bowel_1_score_0-0_00000001.jpg", "3/bowel_20_score_3-1_00000001.jpg"),
                of(
                        new WceBleeding(),
                        "bleeding/Images/img- (1).png",
                        "bleeding/Bounding boxes/YOLO_TXT/img- (1).txt",
                        "non-bleeding/images/img- (1).png"),
                of(new ZhangLabXray(), "train/NORMAL/IM-0115-0001.jpeg", "test/PNEUMONIA/person1_virus_6.jpeg"),
                of(new Oct2017(), "train/CNV/CNV-1016042-1.jpeg", "test/NORMAL/NORMAL-1025847-1.jpeg"),
                of(new MedMnist(), "pneumoniamnist.npz"),
                of(
                                new RsnaPneumonia(),
                                "stage_2_train_images/0004cfab-14fd-4e49-80ba-63a80b6bddd6.dcm",
                                "stage_2_train_images/000924cf-0f8d-42bd-9158-1af53881a557.dcm",
                                "stage_2_test_images/0000a175-0e68-4ca4-b1af-167204a7e0bc.dcm")
                        .with(
                                "stage_2_train_labels.csv",
                                "patientId,x,y,width,height,Target\n0004cfab-14fd-4e49-80ba-63a80b6bddd6,264.0,152.0,213.0,379.0,1\n000924cf-0f8d-42bd-9158-1af53881a557,,,,,0\n")
                        .with(
                                "stage_2_detailed_class_info.csv",
                                "patientId,class\n0004cfab-14fd-4e49-80ba-63a80b6bddd6,Lung Opacity\n000924cf-0f8d-42bd-9158-1af53881a557,No Lung Opacity / Not Normal\n"),
                of(new ChestXray14(), "images_001/images/00000001_000.png", "images_001/images/00000001_001.png")
                        .with("Data_Entry_2017_v2020.csv", ENTRIES)
                        .with(
                                "BBox_List_2017.csv",
                                "Image Index,Finding Label,Bbox [x,y,w,h],,,\n00000001_000.png,Cardiomegaly,225.08,547.02,86.78,79.18,,,\n")
                        .with("train_val_list.txt", "00000001_000.png\n00000001_001.png")
                        .with("test_list.txt", "00000002_000.png"),
                of(
                                new Ham10000(),
                                "HAM10000_images_part_1/ISIC_0027419.jpg",
                                "HAM10000_images_part_1/ISIC_0025030.jpg",
                                "HAM10000_images_part_2/ISIC_0026769.jpg",
                                "HAM10000_segmentations_lesion_tschandl/ISIC_0026769_segmentation.png")
                        .with("HAM10000_metadata.csv", LESIONS));
    }

    private static List<MadeTree> others() {
        return List.of(
                of(new Physionet2012(), "set-a.tar.gz").with("Outcomes-a.txt", "RecordID,In-hospital_death\n"),
                of(new AdBench(), "6_cardio.npz"),
                of(new TsbUad()).with("MBA_ECG805_data.out", "-0.1,0\n0.5,1\n"),
                of(new StressPredict(), "S01/BVP.csv", "S01/tags_S01.csv"),
                of(new Wesad(), "S2/S2.pkl", "S2/S2_readme.txt")
                        .with("S2/S2_quest.csv", QUESTIONS)
                        .with(
                                "S2/S2_respiban.txt",
                                "# OpenSignals Text File Format\n# {}\n# EndOfHeader\n0\t0\t32768\t32768\t32768\t32768\t33000\t28000\t38000\t65535\n"));
    }
}
