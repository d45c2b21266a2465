package org.prodrome.data.format.nifti;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.format.array.Element;

/**
 * The datatype codes of NIfTI that are read. Bits (1) and the 128-bit floats (1536, 2048), of which the standard does
 * not say what they look like, are not.
 */
enum DataType {
    UINT_8(2, Element.UINT_8),
    INT_16(4, Element.INT_16),
    INT_32(8, Element.INT_32),
    FLOAT_32(16, Element.FLOAT_32),
    COMPLEX_64(32, Element.FLOAT_32, "real", "imaginary"),
    FLOAT_64(64, Element.FLOAT_64),
    RGB_24(128, Element.UINT_8, "red", "green", "blue"),
    INT_8(256, Element.INT_8),
    UINT_16(512, Element.UINT_16),
    UINT_32(768, Element.UINT_32),
    INT_64(1024, Element.INT_64),
    UINT_64(1280, Element.UINT_64),
    COMPLEX_128(1792, Element.FLOAT_64, "real", "imaginary"),
    RGBA_32(2304, Element.UINT_8, "red", "green", "blue", "alpha");

    private final int code;
    private final Element element;

    @SuppressWarnings("ImmutableEnumChecker") // a list that does not change
    private final List<String> components;

    DataType(int code, Element element, String... components) {
        this.code = code;
        this.element = element;
        this.components = List.of(components);
    }

    static Optional<DataType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** What a code that is not read stands for. */
    static String name(int code) {
        return switch (code) {
            case 0 -> "an unknown one (0)";
            case 1 -> "single bits (1)";
            case 1536 -> "a 128-bit float (1536), whose layout the standard leaves open";
            case 2048 -> "a complex 256-bit float (2048), whose layout the standard leaves open";
            default -> "code " + code;
        };
    }

    int code() {
        return code;
    }

    Element element() {
        return element;
    }

    /** What stands side by side in a voxel; nothing for a single number. */
    List<String> components() {
        return components;
    }

    int voxelBytes() {
        return element.bytes() * Math.max(1, components.size());
    }

    /** Colours are what they are; slope and intercept don't hold for them. */
    boolean scales() {
        return this != RGB_24 && this != RGBA_32;
    }

    String words() {
        return switch (this) {
            case COMPLEX_64, COMPLEX_128 -> "complex " + element.words();
            case RGB_24 -> "RGB 8-bit";
            case RGBA_32 -> "RGBA 8-bit";
            default -> element.words();
        };
    }
}
