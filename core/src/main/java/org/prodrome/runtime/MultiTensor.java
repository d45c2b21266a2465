package org.prodrome.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorList;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/**
 * Operators that take lists of tensors in one call, among them the fused kernels of optimisers. The generated classes
 * leave them out; libtorch's dispatcher knows them by name. A name that ends in an underscore writes to its first list.
 */
enum MultiTensor {
    FUSED_ADAM("_fused_adam_", ""),
    FUSED_ADAMW("_fused_adamw_", ""),
    ADD_("_foreach_add_", "Scalar"),
    ADD_LIST("_foreach_add", "List"),
    ADD_LIST_("_foreach_add_", "List"),
    ADDCDIV_("_foreach_addcdiv_", "Scalar"),
    ADDCMUL("_foreach_addcmul", "Scalar"),
    ADDCMUL_("_foreach_addcmul_", "Scalar"),
    CLAMP_MAX_("_foreach_clamp_max_", "Scalar"),
    CLAMP_MIN_("_foreach_clamp_min_", "Scalar"),
    LERP_("_foreach_lerp_", "Scalar"),
    MUL_("_foreach_mul_", "Scalar"),
    NORM("_foreach_norm", "Scalar"),
    SQRT("_foreach_sqrt", ""),
    SQRT_("_foreach_sqrt_", "");

    private static final Map<MultiTensor, OperatorHandle> HANDLES = new ConcurrentHashMap<>();

    private final String operator;
    private final String overload;

    MultiTensor(String operator, String overload) {
        this.operator = operator;
        this.overload = overload;
    }

    /**
     * Calls the operator within the caller's scope.
     *
     * @param arguments all of them, in the schema's order: lists of tensors, numbers, booleans, null for one left out
     * @return the tensors that it gives; none for one that writes in place
     */
    List<Tensor> call(@Nullable Object... arguments) {
        IValueVector stack = new IValueVector();
        for (Object argument : arguments) {
            stack.push_back(value(argument));
        }
        handle().callBoxed(stack);
        return stack.empty() ? List.of() : tensors(stack.get(0).toTensorVector());
    }

    private OperatorHandle handle() {
        return HANDLES.computeIfAbsent(
                this,
                _ -> Dispatcher.singleton()
                        .findSchemaOrThrow("aten::" + operator, overload)
                        .retainReference());
    }

    private static IValue value(@Nullable Object argument) {
        return switch (argument) {
            case null -> new IValue();
            case Double number -> new IValue(number.doubleValue());
            case Boolean flag -> new IValue(flag.booleanValue());
            case List<?> tensors -> list(tensors);
            default -> throw new IllegalArgumentException("expected a list, a number or a boolean, got " + argument);
        };
    }

    private static IValue list(List<?> tensors) {
        GenericList list = new GenericList(new TensorList().elementType());
        list.reserve(tensors.size());
        tensors.forEach(tensor -> list.push_back(new IValue((Tensor) tensor)));
        return new IValue(list);
    }

    private static List<Tensor> tensors(TensorVector vector) {
        return List.of(vector.get());
    }
}
