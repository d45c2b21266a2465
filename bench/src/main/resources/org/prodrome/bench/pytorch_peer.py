"""The PyTorch side of PytorchComparison: reads a workload a line, answers with the milliseconds of each repetition.

    train|score NETWORK BATCH REPETITIONS
"""

import sys
import time

import torch
from torch import nn


class Cnn(nn.Module):
    def __init__(self):
        super().__init__()
        blocks = []
        channels = 1
        for filters in (32, 64, 128):
            blocks += [nn.Conv2d(channels, filters, 3, padding=1), nn.BatchNorm2d(filters), nn.ReLU(), nn.MaxPool2d(2)]
            channels = filters
        self.blocks = nn.Sequential(*blocks)
        self.head = nn.Linear(channels, 1)

    def forward(self, x):
        return self.head(self.blocks(x).mean((2, 3))).reshape(-1)


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.path = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(),
            nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs))
        self.shortcut = nn.Identity() if stride == 1 and inputs == outputs else nn.Sequential(
            nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, x):
        return torch.relu(self.path(x) + self.shortcut(x))


class Resnet18(nn.Module):
    def __init__(self):
        super().__init__()
        stages = []
        channels = 64
        for filters, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
            stages += [Residual(channels, filters, stride), Residual(filters, filters, 1)]
            channels = filters
        self.stem = nn.Sequential(
            nn.Conv2d(3, 64, 7, 2, 3, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(3, 2, 1))
        self.stages = nn.Sequential(*stages)
        self.head = nn.Linear(channels, 1)

    def forward(self, x):
        return self.head(self.stages(self.stem(x)).mean((2, 3))).reshape(-1)


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.LSTM(64, 128, num_layers=2, batch_first=True)
        self.head = nn.Linear(128, 1)

    def forward(self, x):
        return self.head(self.layers(x)[0][:, -1]).reshape(-1)


NETWORKS = {"cnn": (Cnn, (1, 64, 64)), "resnet18": (Resnet18, (3, 64, 64)), "lstm": (Lstm, (100, 64))}


def timed(action, repetitions):
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        action()
        times.append(1000 * (time.perf_counter() - start))
    return times


def training(network, x):
    labels = (torch.arange(x.shape[0]) % 2).float()
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3)
    loss = nn.BCEWithLogitsLoss()
    network.train()

    def step():
        optimiser.zero_grad()
        value = loss(network(x), labels)
        value.backward()
        optimiser.step()
        return value.item()

    return step


def scoring(network, x):
    network.eval()

    def score():
        with torch.inference_mode():
            return network(x)

    return score


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(1)
    actions = {}
    print(torch.__version__, flush=True)
    for line in sys.stdin:
        kind, name, batch, repetitions = line.split()
        if (kind, name, batch) not in actions:
            network, shape = NETWORKS[name]
            make = training if kind == "train" else scoring
            actions[kind, name, batch] = make(network(), torch.randn(int(batch), *shape))
        print(*timed(actions[kind, name, batch], int(repetitions)), flush=True)


main()
