/** Trains, judges, explains and serves deep anomaly detectors for medical data. */
module org.prodrome.core {
    requires static org.jspecify;
    requires transitive org.tribuo.util.onnx;
    requires transitive com.google.protobuf;
    requires com.microsoft.onnxruntime;
    requires org.bytedeco.javacpp;
    requires org.bytedeco.openblas;
    requires org.bytedeco.pytorch;
    requires org.slf4j;

    exports org.prodrome.data;
    exports org.prodrome.graph;
    exports org.prodrome.runtime;
}
