"""Makes optimisers.csv with PyTorch 2.13:  python3 optimisers.py > optimisers.csv

Two parameters, a weight that decays and a bias that doesn't, follow given gradients for twelve steps; the learning rate
halves after six. Rows: what, step, the weight's 21 elements, the bias's two.
"""

import torch

STEPS = 12
chance = torch.Generator().manual_seed(11)
weight = torch.randn(3, 7, generator=chance)
bias = torch.randn(2, generator=chance)
gradients = [
    (3 * torch.randn(3, 7, generator=chance), torch.randn(2, generator=chance)) for _ in range(STEPS)
]


def row(what, step, weight, bias):
    values = weight.flatten().tolist() + bias.flatten().tolist()
    print(what, step, *(repr(value) for value in values), sep=",")


def run(name, make, clip=lambda parameters: None):
    w, b = weight.clone().requires_grad_(), bias.clone().requires_grad_()
    optimiser = make([{"params": [w]}, {"params": [b], "weight_decay": 0.0}])
    schedule = torch.optim.lr_scheduler.StepLR(optimiser, 6, 0.5)
    for step, (of_weight, of_bias) in enumerate(gradients):
        w.grad, b.grad = of_weight.clone(), of_bias.clone()
        clip([w, b])
        optimiser.step()
        schedule.step()
        row(name, step + 1, w.detach(), b.detach())


row("start", 0, weight, bias)
for step, (of_weight, of_bias) in enumerate(gradients):
    row("gradient", step + 1, of_weight, of_bias)

optim = torch.optim
run("sgd", lambda p: optim.SGD(p, lr=0.1))
run("sgd with weight decay", lambda p: optim.SGD(p, lr=0.1, weight_decay=0.2))
run("momentum", lambda p: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01))
run("nesterov", lambda p: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01))
run("adam", lambda p: optim.Adam(p, lr=0.1))
run("adam with weight decay", lambda p: optim.Adam(p, lr=0.1, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.3))
run("adamw", lambda p: optim.AdamW(p, lr=0.1, weight_decay=0.0))
run("adamw with weight decay", lambda p: optim.AdamW(p, lr=0.1, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.3))
run("rmsprop", lambda p: optim.RMSprop(p, lr=0.1))
run("rmsprop with all", lambda p: optim.RMSprop(p, lr=0.1, alpha=0.9, eps=1e-3, weight_decay=0.3, momentum=0.8, centered=True))
run("rmsprop with momentum", lambda p: optim.RMSprop(p, lr=0.1, momentum=0.9))
run("clipped by norm", lambda p: optim.SGD(p, lr=0.1), lambda p: torch.nn.utils.clip_grad_norm_(p, 5.0))
run("clipped by value", lambda p: optim.SGD(p, lr=0.1), lambda p: torch.nn.utils.clip_grad_value_(p, 0.75))
