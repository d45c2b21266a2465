package org.prodrome.data.format.matlab;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.array.Opening;

/** MATLAB 7.3 by jHDF: data sets at the top of an HDF5 file, whose axes are MATLAB's the other way round. */
final class Mat73 {
    private static final int MOST_VARIABLES = 10_000;
    private static final int MOST_LETTERS = 1 << 16;

    private Mat73() {}

    @SuppressWarnings("UnusedException") // the library's messages may quote the file
    static List<Variable> variables(Path path, List<String> warnings) throws FormatException {
        List<Variable> variables = new ArrayList<>();
        try (HdfFile file = new HdfFile(path)) {
            for (Node node : file.getChildren().values()) {
                int number = variables.size() + warnings.size() + 1;
                if (number > MOST_VARIABLES) {
                    throw new FormatException(path.toString(), "at most " + MOST_VARIABLES + " variables", "more");
                }
                if (node.getName().startsWith("#")) {
                    continue;
                }
                Optional<String> why = why(node, Files.size(path));
                if (why.isPresent()) {
                    warnings.add("variable " + number + " is " + why.get() + " and left out");
                } else {
                    variables.add(variable(path, (Dataset) node, node.getName()));
                }
            }
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(path);
        }
        return variables;
    }

    @SuppressWarnings("UnusedException") // the library's messages may quote the file
    static MatlabStructure structure(Path path, String variable) throws IOException, FormatException {
        Map<String, Part> arrays = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        long bytes = Files.size(path);
        try (HdfFile file = new HdfFile(path)) {
            if (!(file.getChild(variable) instanceof Group group)) {
                throw new FormatException(path.toString(), "a structure " + variable, "none of that name");
            }
            for (Node node : group.getChildren().values()) {
                if (why(node, bytes).isEmpty()) {
                    arrays.put(
                            node.getName(),
                            variable(path, (Dataset) node, variable + "/" + node.getName())
                                    .part());
                } else if (node instanceof Dataset set && type(set).equals("char") && set.getSize() <= MOST_LETTERS) {
                    texts.put(node.getName(), text(set));
                }
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(path);
        }
        return new MatlabStructure(arrays, texts);
    }

    /** Characters are stored as the numbers of their UTF-16 units. */
    private static String text(Dataset set) {
        StringBuilder text = new StringBuilder();
        switch (set.getDataFlat()) {
            case int[] letters -> {
                for (int letter : letters) {
                    text.append((char) letter);
                }
            }
            case short[] letters -> {
                for (short letter : letters) {
                    text.append((char) letter);
                }
            }
            default -> throw new IllegalStateException("characters of another width");
        }
        return text.toString();
    }

    private static FormatException damaged(Path path) {
        return new FormatException(path.toString(), "a MATLAB 7.3 file", "a damaged one");
    }

    private static Optional<String> why(Node node, long fileBytes) {
        if (!(node instanceof Dataset set)) {
            return Optional.of("a structure, an object or a sparse matrix");
        }
        String type = type(set);
        boolean number = switch (type) {
            case "double",
                    "single",
                    "int8",
                    "uint8",
                    "int16",
                    "uint16",
                    "int32",
                    "uint32",
                    "int64",
                    "uint64",
                    "logical" -> true;
            default -> false;
        };
        if (!number) {
            return Optional.of("no array of numbers");
        }
        if (set.isCompound()) {
            return Optional.of("an array of complex numbers");
        }
        if (set.getAttribute("MATLAB_empty") != null || set.isEmpty() || set.isScalar()) {
            return Optional.of("empty");
        }
        if (set.getSizeInBytes() > fileBytes * Opening.MOST_INFLATED) {
            return Optional.of("longer than the file can hold");
        }
        return Variable.why(set.getDimensions(), false);
    }

    private static String type(Dataset set) {
        Attribute type = set.getAttribute("MATLAB_class");
        return type == null ? "" : String.valueOf(type.getData()).strip();
    }

    /** @param place where in the file it lies */
    private static Variable variable(Path path, Dataset set, String place) {
        List<Integer> lengths = new ArrayList<>();
        for (int length : set.getDimensions()) {
            lengths.addFirst(length);
        }
        return new Variable(set.getName(), lengths, false, type(set), () -> numbers(path, place));
    }

    @SuppressWarnings("UnusedException") // the library's messages may quote the file
    private static Variable.Numbers numbers(Path path, String place) throws FormatException {
        try (HdfFile file = new HdfFile(path)) {
            Object flat = file.getDatasetByPath(place).getDataFlat();
            return switch (flat) {
                case byte[] a -> (i, _) -> a[i];
                case short[] a -> (i, _) -> a[i];
                case int[] a -> (i, _) -> a[i];
                case long[] a -> (i, _) -> a[i];
                case float[] a -> (i, _) -> a[i];
                case double[] a -> (i, _) -> (float) a[i];
                case boolean[] a -> (i, _) -> a[i] ? 1 : 0;
                case BigInteger[] a -> (i, _) -> a[i].floatValue();
                default -> throw damaged(path);
            };
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(path);
        }
    }
}
