"""Makes schedules.csv with PyTorch 2.13:  python3 schedules.py > schedules.csv

Rows: a schedule as recipes write it, steps of the training, the learning rate's factor at each step.
"""

import torch
from torch.optim import lr_scheduler as schedules


def run(text, steps, make):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(optimiser)
    factors = []
    for _ in range(steps):
        factors.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        if len(factors) < steps:
            schedule.step()
    print(text, steps, *map(repr, factors), sep=",")


def warm_up(optimiser, steps, then):
    rise = schedules.LinearLR(optimiser, 1 / (steps + 1), total_iters=steps)
    return schedules.SequentialLR(optimiser, [rise, then], [steps])


run("constant", 10, lambda o: schedules.ConstantLR(o, 1.0))
run("cosine", 20, lambda o: schedules.CosineAnnealingLR(o, 20))
run("cosine to 0.1", 20, lambda o: schedules.CosineAnnealingLR(o, 20, 0.1))
run("step by 0.1 every 7 steps", 20, lambda o: schedules.StepLR(o, 7, 0.1))
run("step by 0.5 every 30 %", 20, lambda o: schedules.StepLR(o, 6, 0.5))
run("warm-up 5 steps then cosine", 20, lambda o: warm_up(o, 5, schedules.CosineAnnealingLR(o, 15)))
run("warm-up 25 % then constant", 20, lambda o: warm_up(o, 5, schedules.ConstantLR(o, 1.0)))
for text, steps, up in (("one-cycle", 40, 0.45), ("one-cycle up 30 %", 50, 0.3)):
    shape = {"total_steps": steps, "pct_start": up, "anneal_strategy": "linear", "three_phase": True}
    run(text, steps, lambda o: schedules.OneCycleLR(o, 1.0, cycle_momentum=False, **shape))
