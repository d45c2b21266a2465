package org.prodrome.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphException;

/** Runs an ONNX file in ONNX Runtime, for scoring and serving. Several threads may share one. */
public final class OrtRuntime implements AutoCloseable {
    private final OrtEnvironment environment = Onnxruntime.environment();
    private final InputMemory memory = new InputMemory();
    private final OrtSession session;

    /**
     * @param onnx the file's bytes
     * @param threads how many threads one run may use
     * @throws GraphException if ONNX Runtime doesn't take the file
     */
    public OrtRuntime(byte[] onnx, int threads) {
        this(onnx, threads, Device.CPU);
    }

    /**
     * @param onnx the file's bytes
     * @param threads how many of the processor's threads one run may use
     * @throws IllegalStateException if ONNX Runtime can't compute on the device; the message says what is missing
     * @throws GraphException if ONNX Runtime doesn't take the file
     */
    public OrtRuntime(byte[] onnx, int threads, Device device) {
        if (device == Device.CUDA) {
            requireCuda();
        }
        byte[] guarded = OrtGuard.guarded(onnx);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setDeterministicCompute(true);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // an exception says it as well
            if (device == Device.CUDA) {
                options.addCUDA();
            }
            session = environment.createSession(guarded, options);
        } catch (OrtException e) {
            throw new GraphException("ONNX Runtime: " + firstLine(e), e);
        }
    }

    private static void requireCuda() {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            throw new IllegalStateException("device cuda: expected ONNX Runtime's natives for GPUs, got those for"
                    + " processors; PRODROME_CUDA=1 ./prodrome ... fetches them (without it, use --device cpu)");
        }
    }

    /** Names of what the file wants. */
    public Set<String> inputs() {
        return session.getInputNames();
    }

    /** Names of what it gives. */
    public Set<String> outputs() {
        return session.getOutputNames();
    }

    /**
     * Outputs by name.
     *
     * @throws GraphException if an input is missing or has the wrong shape
     */
    public Map<String, Array> run(Map<String, Array> inputs) {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        long bytes = inputs.values().stream()
                .mapToLong(array -> InputMemory.padded(array.data().byteSize()))
                .sum();
        NativeCalls.enter();
        try (InputMemory.Slab slab = memory.take(bytes)) {
            for (var input : inputs.entrySet()) {
                tensors.put(input.getKey(), upload(input.getValue(), slab));
            }
            try (OrtSession.Result result = session.run(tensors)) {
                Map<String, Array> outputs = new HashMap<>();
                for (var output : result) {
                    outputs.put(output.getKey(), download(output.getKey(), output.getValue()));
                }
                return outputs;
            }
        } catch (OrtException e) {
            throw new GraphException("ONNX Runtime: " + firstLine(e), e);
        } finally {
            tensors.values().forEach(OnnxTensor::close);
            NativeCalls.leave();
        }
    }

    private OnnxTensor upload(Array array, InputMemory.Slab slab) throws OrtException {
        return OnnxTensor.createTensor(
                environment,
                slab.copy(array.data()).asByteBuffer().order(ByteOrder.nativeOrder()),
                array.shape(),
                javaType(array.type()));
    }

    private static Array download(String name, OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new GraphException(
                    "ONNX Runtime: expected the output " + name + " to be a tensor, got " + value.getType());
        }
        ElementType type = elementType(tensor.getInfo().type);
        Buffer copy = switch (type) {
            case FLOAT16 -> tensor.getShortBuffer();
            case FLOAT32 -> tensor.getFloatBuffer();
            case FLOAT64 -> tensor.getDoubleBuffer();
            case INT32 -> tensor.getIntBuffer();
            case INT64 -> tensor.getLongBuffer();
            case UINT8, BOOL -> tensor.getByteBuffer();
        };
        return Array.of(type, MemorySegment.ofBuffer(copy), tensor.getInfo().getShape());
    }

    private static ElementType elementType(OnnxJavaType type) {
        for (ElementType element : ElementType.values()) {
            if (javaType(element) == type) {
                return element;
            }
        }
        throw new GraphException("ONNX Runtime: expected an output of numbers, got " + type);
    }

    private static OnnxJavaType javaType(ElementType type) {
        return switch (type) {
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case UINT8 -> OnnxJavaType.UINT8;
            case BOOL -> OnnxJavaType.BOOL;
        };
    }

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        memory.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new GraphException("ONNX Runtime: " + firstLine(e), e);
        }
    }
}
