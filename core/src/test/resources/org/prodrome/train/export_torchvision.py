"""Writes torchvision's architectures with random weights as ONNX files: python3 export_torchvision.py FOLDER NAME...

Normalisation is kept, as somebody would export a network to train it on; NAME-folded is the usual export for inference.
"""
import sys
import warnings

import torch
import torchvision

SIDES = {"inception_v3": 75, "alexnet": 224, "vgg11": 224}


def export(name, folder):
    architecture = name.removesuffix("-folded")
    extra = {"init_weights": False} if architecture in ("googlenet", "inception_v3") else {}
    if architecture in ("googlenet", "inception_v3"):
        extra["aux_logits"] = False
    torch.manual_seed(1)
    model = getattr(torchvision.models, architecture)(weights=None, num_classes=10, **extra).eval()
    side = SIDES.get(architecture, 64)
    mode = torch.onnx.TrainingMode.EVAL if name.endswith("-folded") else torch.onnx.TrainingMode.PRESERVE
    torch.onnx.export(
        model, torch.randn(2, 3, side, side), f"{folder}/{name}.onnx", opset_version=13, training=mode,
        input_names=["image"], output_names=["logits"], dynamic_axes={"image": {0: "batch"}, "logits": {0: "batch"}})
    print(name, "written")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for each in sys.argv[2:]:
        export(each, sys.argv[1])
