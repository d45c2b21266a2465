"""Writes unet.onnx, lstm.onnx and transformer.onnx with random weights into a folder: python3 export_small.py FOLDER

Made once with Debian's PyTorch 1.13; the files lie beside this script. What PyTorch itself computes for the input 'x' is in
the metadata: 'pytorch.input' and 'pytorch.output', float32 in Base64.
"""
import base64
import sys

import onnx
import torch
from torch import nn


class UNet(nn.Module):
    """Ronneberger et al. 2015, with two levels and batch normalisation."""

    def __init__(self):
        super().__init__()
        self.down1, self.down2, self.bottom = self.block(1, 8), self.block(8, 16), self.block(16, 24)
        self.pool = nn.MaxPool2d(2)
        self.up2 = nn.ConvTranspose2d(24, 16, 2, stride=2)
        self.up1 = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=False)
        self.right2, self.right1 = self.block(32, 16), self.block(24, 8)
        self.out = nn.Conv2d(8, 1, 1)

    @staticmethod
    def block(inputs, outputs):
        return nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU())

    def forward(self, x):
        a = self.down1(x)
        b = self.down2(self.pool(a))
        c = self.bottom(self.pool(b))
        d = self.right2(torch.cat([self.up2(c), b], 1))
        return self.out(self.right1(torch.cat([self.up1(d), a], 1)))


class Lstm(nn.Module):
    """Two bidirectional layers with dropout between, the last step classified."""

    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(6, 10, num_layers=2, bidirectional=True, batch_first=True, dropout=0.2)
        self.head = nn.Linear(20, 1)

    def forward(self, x):
        y, _ = self.lstm(x)
        return self.head(y[:, -1]).squeeze(1)


class Transformer(nn.Module):
    """Vaswani et al. 2017: two encoder layers over learned positions, mean-pooled."""

    def __init__(self):
        super().__init__()
        self.into = nn.Linear(6, 16)
        self.position = nn.Parameter(torch.randn(1, 12, 16) * 0.1)
        layer = nn.TransformerEncoderLayer(16, 4, 32, dropout=0.1, batch_first=True, activation="gelu")
        self.encoder = nn.TransformerEncoder(layer, 2)
        self.head = nn.Linear(16, 1)

    def forward(self, x):
        return self.head(self.encoder(self.into(x) + self.position).mean(1)).squeeze(1)


def export(model, x, path, opset):
    model.eval()
    for norm in (m for m in model.modules() if isinstance(m, nn.BatchNorm2d)):
        norm.running_mean.normal_(0, 0.1)
        norm.running_var.uniform_(0.5, 2)
    torch.onnx.export(
        model, x, path, opset_version=opset, input_names=["x"], output_names=["y"],
        dynamic_axes={"x": {0: "batch"}, "y": {0: "batch"}},
        training=torch.onnx.TrainingMode.PRESERVE, do_constant_folding=False)
    written = onnx.load(path)
    for key, tensor in (("input", x), ("output", model(x))):
        entry = written.metadata_props.add()
        entry.key = "pytorch." + key
        entry.value = base64.b64encode(tensor.detach().numpy().tobytes()).decode()
    onnx.save(written, path)
    print(path, opset, len(written.graph.node), sorted({n.op_type for n in written.graph.node}))


if __name__ == "__main__":
    torch.manual_seed(1)
    torch.backends.mha.set_fastpath_enabled(False) if hasattr(torch.backends, "mha") else None
    folder = sys.argv[1]
    with torch.no_grad():
        export(UNet(), torch.randn(2, 1, 16, 16), folder + "/unet.onnx", 16)
        export(Lstm(), torch.randn(2, 9, 6), folder + "/lstm.onnx", 13)
    with torch.enable_grad():
        export(Transformer(), torch.randn(2, 12, 6), folder + "/transformer.onnx", 17)
