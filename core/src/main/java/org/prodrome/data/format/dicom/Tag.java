package org.prodrome.data.format.dicom;

/** Tags of data elements: group in the upper 16 bits, element in the lower ones. */
final class Tag {
    static final int TRANSFER_SYNTAX = 0x00020010;
    static final int DIRECTORY_RECORDS = 0x00041220;
    static final int CHARACTER_SET = 0x00080005;
    static final int SOP_CLASS = 0x00080016;
    static final int SOP_INSTANCE = 0x00080018;
    static final int MODALITY = 0x00080060;
    static final int MANUFACTURER = 0x00080070;
    static final int INSTITUTION = 0x00080080;
    static final int CODE_VALUE = 0x00080100;
    static final int MODEL = 0x00081090;
    static final int PERFORMED_STEP = 0x00081111;
    static final int PATIENT_NAME = 0x00100010;
    static final int PATIENT_ID = 0x00100020;
    static final int BIRTH_NAME = 0x00101005;
    static final int OTHER_IDS = 0x00101000;
    static final int OTHER_NAMES = 0x00101001;
    static final int MOTHERS_BIRTH_NAME = 0x00101060;
    static final int IDENTITY_REMOVED = 0x00120062;
    static final int DEIDENTIFICATION_METHOD = 0x00120063;
    static final int DEIDENTIFICATION_CODES = 0x00120064;
    static final int DATES_MODIFIED = 0x00280303;
    static final int CODE_SCHEME = 0x00080102;
    static final int CODE_MEANING = 0x00080104;
    static final int CONTENT = 0x0040a730;
    static final int SLICE_THICKNESS = 0x00180050;
    static final int SPACING_BETWEEN_SLICES = 0x00180088;
    static final int IMAGER_PIXEL_SPACING = 0x00181164;
    static final int NOMINAL_PIXEL_SPACING = 0x00182010;
    static final int GANTRY_TILT = 0x00181120;
    static final int STUDY = 0x0020000d;
    static final int ACQUISITION_CONTEXT = 0x00400555;
    static final int PERSON_CODE = 0x00401101;
    static final int VERIFYING_OBSERVER = 0x0040a073;
    static final int GRAPHIC_ANNOTATION = 0x00700001;
    static final int SERIES = 0x0020000e;
    static final int INSTANCE_NUMBER = 0x00200013;
    static final int POSITION = 0x00200032;
    static final int ORIENTATION = 0x00200037;
    static final int FRAME_OF_REFERENCE = 0x00200052;
    static final int SAMPLES_PER_PIXEL = 0x00280002;
    static final int PHOTOMETRIC = 0x00280004;
    static final int PLANAR = 0x00280006;
    static final int FRAMES = 0x00280008;
    static final int ROWS = 0x00280010;
    static final int COLUMNS = 0x00280011;
    static final int PIXEL_SPACING = 0x00280030;
    static final int BITS_ALLOCATED = 0x00280100;
    static final int BITS_STORED = 0x00280101;
    static final int HIGH_BIT = 0x00280102;
    static final int PIXEL_REPRESENTATION = 0x00280103;
    static final int BURNED_IN = 0x00280301;
    static final int WINDOW_CENTER = 0x00281050;
    static final int WINDOW_WIDTH = 0x00281051;
    static final int RESCALE_INTERCEPT = 0x00281052;
    static final int RESCALE_SLOPE = 0x00281053;
    static final int RESCALE_TYPE = 0x00281054;
    static final int PALETTE_DESCRIPTOR = 0x00281101;
    static final int PALETTE_DATA = 0x00281201;
    static final int PALETTE_SEGMENTS = 0x00281221;
    static final int MODALITY_LUT = 0x00283000;
    static final int LUT_DESCRIPTOR = 0x00283002;
    static final int LUT_TYPE = 0x00283004;
    static final int LUT_DATA = 0x00283006;
    static final int VOI_LUT = 0x00283010;
    static final int PLANE_POSITION = 0x00209113;
    static final int PLANE_ORIENTATION = 0x00209116;
    static final int PIXEL_MEASURES = 0x00289110;
    static final int VALUE_TRANSFORMATION = 0x00289145;
    static final int UNITS = 0x00541001;
    static final int DOSE_UNITS = 0x30040002;
    static final int GRID_OFFSETS = 0x3004000c;
    static final int DOSE_SCALING = 0x3004000e;
    static final int SHARED_GROUPS = 0x52009229;
    static final int FRAME_GROUPS = 0x52009230;
    static final int WAVEFORMS = 0x54000100;
    static final int EXTENDED_OFFSETS = 0x7fe00001;
    static final int EXTENDED_LENGTHS = 0x7fe00002;
    static final int FLOAT_PIXELS = 0x7fe00008;
    static final int DOUBLE_PIXELS = 0x7fe00009;
    static final int PIXELS = 0x7fe00010;
    static final int DIGITAL_SIGNATURES = 0xfffafffa;
    static final int PADDING = 0xfffcfffc;
    static final int ITEM = 0xfffee000;
    static final int ITEM_END = 0xfffee00d;
    static final int SEQUENCE_END = 0xfffee0dd;

    private Tag() {}

    static int group(int tag) {
        return tag >>> 16;
    }

    static boolean isPrivate(int tag) {
        return (group(tag) & 1) == 1;
    }

    /** What the standard says, or what follows from the tag. */
    static Vr vr(int tag) {
        int element = tag & 0xffff;
        if (element == 0) {
            return Vr.UL;
        }
        if (isPrivate(tag)) {
            return element >= 0x10 && element <= 0xff ? Vr.LO : Vr.UN;
        }
        Vr vr = Vr.named(Dictionary.ELEMENTS.first(tag).orElse("UN"));
        return vr == null ? Vr.UN : vr;
    }

    /** Such as "(0028,0010) Rows". */
    static String words(int tag) {
        String keyword = Dictionary.ELEMENTS.second(tag).orElse("-");
        String number = String.format("(%04x,%04x)", group(tag), tag & 0xffff);
        return keyword.equals("-") ? number : number + " " + keyword;
    }
}
