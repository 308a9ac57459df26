"""The lock files are complete without a resolver, and the oldest supported pip installs them into an empty environment."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PRODUCT, TESTS = ROOT / "requirements.lock", ROOT / "requirements-test.lock"
#: The pip that a Python's first release ships; a later Python cannot run this one and tries its own.
FIRST_PIPS = {(3, 11): "22.3"}
FORM = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
UNREACHABLE = ("NewConnectionError", "ConnectTimeoutError", "Name or service not known", "Temporary failure in name resolution")


@dataclass(frozen=True)
class Pin:
    """One distribution in a lock file."""

    version: str
    hashes: frozenset[str]
    is_for_this_python: bool


def locked(lock: Path) -> dict[str, Pin]:
    """Return the pins of a lock file by name."""
    pins: dict[str, Pin] = {}
    for line in lock.read_text("utf-8").replace("\\\n", " ").splitlines():
        if "==" in line:
            said, *hashes = line.partition(" #")[0].split("--hash=")
            one = Requirement(said)
            (version,) = (pin.version for pin in one.specifier)
            applies = one.marker is None or one.marker.evaluate()
            name = canonicalize_name(one.name)
            # A distribution may be pinned once for each Python; this Python's pin counts.
            if applies or name not in pins:
                pins[name] = Pin(version, frozenset(mark.strip() for mark in hashes), applies)
    return pins


def asked_for(*extras: str) -> list[Requirement]:
    """Return what pyproject.toml requires with these extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["dependencies"] + [line for extra in extras for line in project["optional-dependencies"][extra]]
    return [Requirement(line) for line in lines]


def missing(wanted: list[Requirement], lock: dict[str, Pin]) -> list[str]:
    """Return every requirement, of the project or of a locked distribution, that the lock does not satisfy."""
    found, seen = [], set()
    waiting = [(one, "pyproject.toml") for one in wanted]
    while waiting:
        one, by = waiting.pop()
        name = canonicalize_name(one.name)
        version = lock[name].version if name in lock and lock[name].is_for_this_python else None
        if version is None or not one.specifier.contains(version, prereleases=True):
            found.append(f"{by} asks for {one}, locked is {version}")
            continue
        for extra in ("", *one.extras):
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            needs = (Requirement(line) for line in distribution(name).requires or ())
            waiting += [(need, name) for need in needs if need.marker is None or need.marker.evaluate({"extra": extra})]
    return sorted(set(found))


@pytest.mark.parametrize(("path", "extras"), [(PRODUCT, ("build",)), (TESTS, ("build", "test"))], ids=["product", "tests"])
def test_every_requirement_is_locked(path: Path, extras: tuple[str, ...]) -> None:
    """`scripts/setup` installs without dependencies, so a gap in a lock would show only at run time."""
    lock = locked(path)
    assert len(lock) > 50
    assert all(pin.hashes for pin in lock.values())
    assert missing(asked_for(*extras), lock) == []


def test_an_extra_that_is_not_locked_is_noticed() -> None:
    lock = locked(TESTS)
    assert missing([Requirement("pytest-cov")], {name: entry for name, entry in lock.items() if name != "coverage"})
    has = lock["pytest"].version
    assert missing([Requirement("pytest>=999")], lock) == [f"pyproject.toml asks for pytest>=999, locked is {has}"]


def test_the_lock_of_the_tests_contains_that_of_the_product() -> None:
    """So that one environment serves both, and installing the test lock installs the product's too."""
    product, tests = locked(PRODUCT), locked(TESTS)
    assert {name: tests.get(name) for name in product} == product


def test_the_oldest_pip_installs_the_locks_into_an_empty_environment(tmp_path: Path) -> None:
    """Let it read every line of the lock, choose and check every file; the files are empty but for their metadata."""
    python = tmp_path / "empty" / "bin" / "python"
    oldest = FIRST_PIPS.get(sys.version_info[:2])
    # The environment's own pip would be replaced at once; installing it takes longer than the rest of the environment.
    done = _ran(sys.executable, "-m", "venv", *(("--without-pip",) if oldest else ()), str(tmp_path / "empty"))
    assert done.returncode == 0, done.stdout
    if oldest:
        done = _pip(Path(sys.executable), "--python", str(python), "install", f"pip=={oldest}")
        if done.returncode and any(sign in done.stdout for sign in UNREACHABLE):
            pytest.skip(f"the package index cannot be reached, so pip {oldest} was not tried with the locks")
        assert done.returncode == 0, done.stdout
        assert f"pip {oldest} " in _pip(python, "--version").stdout
    pins = {name: pin for name, pin in locked(TESTS).items() if pin.is_for_this_python}
    hashes = {name: emptied(name, pin.version, tmp_path) for name, pin in pins.items()}
    copy = tmp_path / TESTS.name
    copy.write_text(with_hashes(TESTS, hashes), "utf-8")
    assert " ".join(FORM) in (ROOT / "scripts" / "setup").read_text("utf-8"), "as it is done in earnest"
    done = _pip(python, "install", "--dry-run", "--no-index", "--find-links", str(tmp_path), *FORM, "-r", str(copy))
    assert done.returncode == 0, f"this pip cannot install {TESTS.name}; its own words:\n{done.stdout[-3000:]}"
    would_install = done.stdout.partition("Would install ")[2].split()
    assert len(would_install) == len(pins), done.stdout[-3000:]


def emptied(name: str, version: str, folder: Path) -> str:
    """Write a wheel for the same Pythons and machines as the installed one, with its metadata alone; return its hash."""
    installed = distribution(name)
    tags = [line.split()[1].split("-") for line in (installed.read_text("WHEEL") or "").splitlines() if line.startswith("Tag:")]
    fitting = "-".join(".".join(dict.fromkeys(part)) for part in zip(*tags, strict=True))
    stem = f"{name.replace('-', '_')}-{version}"
    wheel = folder / f"{stem}-{fitting}.whl"
    with zipfile.ZipFile(wheel, "w") as written:
        for file in ("METADATA", "WHEEL"):
            written.writestr(f"{stem}.dist-info/{file}", installed.read_text(file) or "")
        written.writestr(f"{stem}.dist-info/RECORD", "")
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def with_hashes(lock: Path, hashes: dict[str, str]) -> str:
    """Return the lock's own lines with other hashes; `scripts/setup` has just checked the lock's against the real files."""
    lines = []
    for line in lock.read_text("utf-8").replace("\\\n", " ").splitlines():
        if "==" in line:
            said = line.partition(" #")[0].split("--hash=")[0].strip()
            lines.append(f"{said} --hash=sha256:{hashes.get(canonicalize_name(Requirement(said).name), '0' * 64)}\n")
    return "".join(lines)


def _pip(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _ran(str(python), "-m", "pip", "--disable-pip-version-check", *arguments)


def _ran(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600, check=False
    )
