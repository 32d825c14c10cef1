"""The training: it learns, goes on where it stopped, repeats itself, and exports what it made."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is needed for training only")

from docsec.reading.recogniser import HEIGHT  # noqa: E402
from docsec.reading.training.command import main  # noqa: E402
from docsec.reading.training.evaluate import peaks, plain_text  # noqa: E402
from docsec.reading.training.export import averaged, best_temperature, onnx_file  # noqa: E402
from docsec.reading.training.faces import OCRB  # noqa: E402
from docsec.reading.training.lines import Drawing  # noqa: E402
from docsec.reading.training.network import CLASSES, network, standardised  # noqa: E402
from docsec.reading.training.schedule import HIGHEST_RATE, Schedule  # noqa: E402
from docsec.reading.training.train import Plan, Training  # noqa: E402


@pytest.fixture(autouse=True)
def _one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def plan(folder, until=None):
    """A training of 8 steps, or of the first few of them."""
    drawing = Drawing(3, (OCRB,), (0.0, 0.1), columns=4 * 304)
    small = {"workers": 0, "report_every": 2, "checked": 8}
    return Plan(folder, drawing, Schedule(steps=8), until=until, **small)


def curve(folder):
    return [json.loads(line) for line in (folder / "curve.jsonl").read_text().splitlines()]


def test_some_steps_lessen_the_loss_and_a_resumed_training_ends_as_one_in_one_go(tmp_path):
    whole = Training(plan(tmp_path / "whole")).run()
    losses = [entry["loss"] for entry in curve(tmp_path / "whole")]
    assert len(losses) == 4
    assert losses[-1] < 0.7 * losses[0]
    stopped = Training(plan(tmp_path / "parts", until=4))
    stopped.run()
    assert stopped.step == 4
    parts = Training(plan(tmp_path / "parts")).run()
    for one, other in zip(whole.parameters(), parts.parameters(), strict=True):
        torch.testing.assert_close(one, other)


def test_the_command_trains_and_exports(tmp_path, capsys):
    import cv2

    folder, file = tmp_path / "run", tmp_path / "mrz.onnx"
    assert main(["train", str(folder), "--steps", "1", "--own-face-only", "--workers", "0"]) == 0
    file.write_bytes(onnx_file(averaged(folder / "checkpoint.pt")))
    net = cv2.dnn.readNetFromONNX(str(file))
    crop = np.random.default_rng(1).integers(0, 255, (1, HEIGHT, 100), np.uint8)
    values = standardised(torch.from_numpy(crop))
    net.setInput(values.numpy())
    with torch.no_grad():
        expected = averaged(folder / "checkpoint.pt")(values).numpy()
    assert expected.shape == (1, CLASSES, 1, 25)
    np.testing.assert_allclose(net.forward(), expected, atol=1e-3)


def test_schedules():
    assert Schedule(steps=10).progress(5, 1e9) == 0.5
    assert Schedule(minutes=2).progress(5, 60) == 0.5
    assert Schedule(minutes=2).progress(5, 600) == 1
    rates = [Schedule.rate(progress / 100) for progress in range(101)]
    assert max(rates) == pytest.approx(HIGHEST_RATE, rel=0.01)
    assert rates[0] < HIGHEST_RATE / 10
    assert rates[-1] < HIGHEST_RATE / 1000
    for wrong in ({}, {"steps": 1, "minutes": 1.0}):
        with pytest.raises(ValueError, match="one of them"):
            Schedule(**wrong)


def test_the_plain_reading_drops_blanks_and_repeats():
    classes = [0, 1, 1, 0, 1, 2, 37, 37, 0]
    logs = np.log(np.full((len(classes), CLASSES), 0.01, np.float32))
    logs[np.arange(len(classes)), classes] = 0
    assert plain_text(logs) == "001<"
    assert peaks(logs).tolist() == [1, 4, 5, 6]


def test_the_temperature_undoes_what_was_too_sure():
    random = np.random.default_rng(1)
    logits = random.normal(0, 2, (4000, CLASSES))
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    true = [int(random.choice(CLASSES, p=share)) for share in shares]
    pairs = list(zip((2 * logits).astype(np.float32), true, strict=True))
    assert best_temperature(pairs) == pytest.approx(2, rel=0.1)


def test_the_network_takes_any_width():
    net = network().eval()
    for width in (32, 100, 736):
        crops = torch.zeros(2, HEIGHT, width, dtype=torch.uint8)
        assert net(standardised(crops)).shape == (2, CLASSES, 1, width // 4)
