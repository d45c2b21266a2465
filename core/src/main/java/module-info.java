/** Trains, judges, explains and serves deep anomaly detectors for medical data. */
module org.prodrome.core {
    requires de.siegmar.fastcsv;
    requires static org.bytedeco.ffmpeg;
    requires static org.jspecify;
    requires transitive org.tribuo.util.onnx;
    requires transitive com.google.protobuf;
    requires com.fasterxml.jackson.annotation;
    requires com.microsoft.onnxruntime;
    requires gg.jte.runtime;
    requires org.bytedeco.javacpp;
    requires org.bytedeco.openblas;
    requires org.bytedeco.pytorch;
    requires iirj;
    requires liblinear;
    requires java.desktop;
    requires jdk.management;
    requires org.slf4j;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    exports org.prodrome.data;
    exports org.prodrome.data.format;
    exports org.prodrome.data.format.dicom;
    exports org.prodrome.data.source;
    exports org.prodrome.data.synthetic;
    exports org.prodrome.detect;
    exports org.prodrome.evaluate;
    exports org.prodrome.evaluate.baseline;
    exports org.prodrome.evaluate.metric;
    exports org.prodrome.evaluate.split;
    exports org.prodrome.evaluate.statistic;
    exports org.prodrome.graph;
    exports org.prodrome.graph.fragment;
    exports org.prodrome.model;
    exports org.prodrome.model.auto;
    exports org.prodrome.model.cnn;
    exports org.prodrome.objective;
    exports org.prodrome.recipe;
    exports org.prodrome.recipe.report;
    exports org.prodrome.runtime;
    exports org.prodrome.signal;
    exports org.prodrome.train;
}
