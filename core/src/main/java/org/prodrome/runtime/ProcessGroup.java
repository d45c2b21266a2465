package org.prodrome.runtime;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import org.bytedeco.javacpp.chrono.Milliseconds;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.FileStore;
import org.bytedeco.pytorch.GlooDeviceVector;
import org.bytedeco.pytorch.ProcessGroupGloo;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.TCPStore;
import org.bytedeco.pytorch.TCPStoreOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.pytorch.nccl.ProcessGroupNCCL;
import org.jspecify.annotations.Nullable;
import org.prodrome.graph.Array;

/**
 * Processes that train one network together, each on its part of every batch: libtorch's own process group, Gloo on
 * processors and NCCL on GPUs. All of them make the same calls in the same order.
 */
public final class ProcessGroup implements AutoCloseable {
    private final Membership membership;
    private final Device device;
    private final Store store;
    private final Backend backend;
    private @Nullable ProcessGroupException failure;

    /**
     * Waits for the other processes.
     *
     * @throws ProcessGroupException if one of them doesn't come in time
     */
    public static ProcessGroup join(Membership membership, Device device) {
        device.require();
        return new ProcessGroup(membership, device);
    }

    private ProcessGroup(Membership membership, Device device) {
        this.membership = membership;
        this.device = device;
        try (Scope _ = new Scope()) {
            torch.set_num_threads(membership.threads());
            this.store = open(membership).retainReference();
            Milliseconds patience = new Milliseconds(membership.patience().toMillis());
            this.backend = StandardOutput.without(line -> line.startsWith("[Gloo] "), () -> switch (device) {
                        case CPU -> gloo();
                        case CUDA -> new ProcessGroupNCCL(store, membership.rank(), membership.size());
                    })
                    .retainReference();
            backend.setTimeout(patience);
        } catch (RuntimeException e) {
            throw new ProcessGroupException(membership, "joining", e);
        }
    }

    private static Store open(Membership membership) {
        Milliseconds patience = new Milliseconds(membership.joining().toMillis());
        Store made = switch (membership.rendezvous()) {
            case Membership.Rendezvous.File file -> new FileStore(file.path().toString(), membership.size());
            case Membership.Rendezvous.Address address ->
                new TCPStore(
                        address.host(),
                        new TCPStoreOptions()
                                .port((short) address.port())
                                .isServer(membership.rank() == 0)
                                .waitWorkers(false)
                                .timeout(patience));
        };
        made.setTimeout(patience);
        return made;
    }

    private Backend gloo() {
        ProcessGroupGloo.Options options = ProcessGroupGloo.Options.create(
                new Milliseconds(membership.joining().toMillis()));
        GlooDeviceVector devices = new GlooDeviceVector();
        devices.push_back(ProcessGroupGloo.createDeviceForHostname(ownAddress()));
        options.devices(devices);
        return new ProcessGroupGloo(store, membership.rank(), membership.size(), options);
    }

    /** The address under which the others reach this process. */
    private String ownAddress() {
        return switch (membership.rendezvous()) {
            case Membership.Rendezvous.File _ ->
                InetAddress.getLoopbackAddress().getHostAddress();
            case Membership.Rendezvous.Address address -> {
                try (DatagramSocket route = new DatagramSocket()) {
                    route.connect(new InetSocketAddress(address.host(), address.port())); // sends nothing
                    yield route.getLocalAddress().getHostAddress();
                } catch (SocketException e) {
                    throw new IllegalStateException(
                            "expected a way to " + address.host() + ", got: " + e.getMessage(), e);
                }
            }
        };
    }

    /** This process's place, from 0. */
    public int rank() {
        return membership.rank();
    }

    /** How many processes there are. */
    public int size() {
        return membership.size();
    }

    /** The first of so many samples that is this process's part; the part ends where the next rank's begins. */
    public long first(long samples) {
        return samples * rank() / size();
    }

    /** Where this process's part of so many samples ends. */
    public long end(long samples) {
        return samples * (rank() + 1) / size();
    }

    /** Starts to put the sum over all processes in a tensor's place; it is there once {@link #finish} returns. */
    Work start(Tensor values) {
        try {
            return backend.allreduce(new TensorVector(values));
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Waits for what {@link #start} began. */
    void finish(Work work) {
        try {
            work._wait();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    /** Puts the sum over all processes in a tensor's place. */
    void sum(Tensor values) {
        finish(start(values));
    }

    /** The sum of every process's number. */
    public double sum(double own) {
        try (Scope _ = new Scope()) {
            Tensor value = onDevice(torch.zeros(1).to(ScalarType.Double).fill_(new Scalar(own)));
            sum(value);
            return value.item_double();
        }
    }

    /**
     * Makes sure that every process is about to do the same.
     *
     * @param what they do, for the message
     * @param mark tells it from anything else, such as a digest
     * @throws IllegalStateException in every process, if they don't have the same mark
     */
    public void agree(String what, long mark) {
        try (Scope _ = new Scope()) {
            // Quarters of the mark, for a 64-bit float holds no 64-bit integer.
            float[] quarters = new float[4];
            for (int i = 0; i < 4; i++) {
                quarters[i] = mark >>> (16 * i) & 0xffff;
            }
            Tensor own = Tensors.upload(Array.of(quarters, 4), Device.CPU);
            Tensor marks = torch.zeros(size(), 4);
            marks.select(0, rank()).copy_(own);
            Tensor gathered = onDevice(marks);
            sum(gathered);
            float[] all = Tensors.download(gathered).floats();
            for (int i = 0; i < all.length; i++) {
                if (all[i] != quarters[i % 4]) {
                    throw new IllegalStateException(
                            "process " + rank() + " of " + size() + ": expected every process to have the same " + what
                                    + ", got another in process " + i / 4);
                }
            }
        }
    }

    private Tensor onDevice(Tensor tensor) {
        return device == Device.CPU
                ? tensor
                : tensor.to(new org.bytedeco.pytorch.Device(DeviceType.CUDA), tensor.scalar_type());
    }

    private ProcessGroupException failed(RuntimeException cause) {
        if (failure == null) {
            failure = new ProcessGroupException(membership, "exchanging", cause);
        }
        return failure;
    }

    /** Where native code has passed a failure of this group on, that failure; otherwise what was caught. */
    RuntimeException clear(RuntimeException caught) {
        return failure == null ? caught : failure;
    }

    /** Waits until every process has come here, such as before {@link #close}, so that nobody hangs up too early. */
    public void await() {
        try (Scope _ = new Scope()) {
            sum(onDevice(torch.zeros(1)));
        }
    }

    @Override
    public void close() {
        if (failure == null) {
            backend.releaseReference();
            store.releaseReference();
        }
        // After a failure libtorch would wait for what never comes; the process is about to end anyway.
    }
}
