"""What identifies or reaches a private person, and what opens an account elsewhere, is stored sealed: who has the database
without the key file reads nothing of it.

The key file has one line `fingerprint …`, which never changes, and one or more lines `seal …`, the newest first: it seals,
all of them open. The database knows only the names of the keys, so that a missing or a foreign key file is told apart from a
new installation.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

from mingbai.core.errors import MingbaiError
from mingbai.core.files import write_durably
from mingbai.core.models import SealingKey

FILE = "applicants.key"
ABSENT = "钥匙不在：{place} 这个文件没有，申请人的信息和渠道的账号打不开。把备份下来的钥匙文件放回这里。"
FOREIGN = "钥匙不对：{place} 不是封存这些信息的那一把，申请人的信息和渠道的账号打不开。换回原来的钥匙文件。"
SPOILT = "钥匙文件 {place} 认不出来，可能被改过。从备份放回原来的钥匙文件。"
# Codes that people copy from paper and read out by telephone: no 0, O, 1, I, L.
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 10


class KeyFailure(MingbaiError):
    """Something sealed cannot be opened, or nothing can be sealed: the key file is missing, foreign or damaged."""


@dataclass(frozen=True, slots=True)
class _Keys:
    """What the key file holds."""

    fingerprint: bytes
    seals: tuple[bytes, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the sealing keys, newest first; nothing of a key can be told from its name."""
        return tuple(hashlib.sha256(b"mingbai sealing key " + key).hexdigest()[:16] for key in self.seals)

    def text(self) -> str:
        """The lines of the key file."""
        lines = [f"fingerprint {self.fingerprint.decode()}", *(f"seal {key.decode()}" for key in self.seals)]
        return "\n".join(lines) + "\n"


def key_file() -> Path:
    """Return where the key is kept: never in the database, by default in the data directory."""
    return Path(settings.APPLICANTS_KEY or Path(settings.DATA_DIR) / FILE)


def seal(text: str) -> str:
    """Return the text sealed with the newest key, as a token that fits a text column; an empty text stays empty."""
    return seal_bytes(text.encode()).decode() if text else ""


def seal_all(texts: Iterable[str]) -> list[str]:
    """Return many texts sealed as `seal` does; the key is read once."""
    box = _box(_for_sealing().seals)
    return [box.encrypt(text.encode()).decode() if text else "" for text in texts]


def open_sealed(token: str) -> str:
    """Return the text of a token; raise KeyFailure when this key does not open it."""
    return open_bytes(token.encode()).decode() if token else ""


def seal_bytes(data: bytes) -> bytes:
    """Return bytes sealed with the newest key; the first time ever, make the key."""
    return _box(_for_sealing().seals).encrypt(data)


def open_bytes(sealed: bytes) -> bytes:
    """Return what was sealed; raise KeyFailure when this key does not open it."""
    keys = _read()
    if keys is None:
        raise KeyFailure(ABSENT.format(place=key_file()))
    try:
        return _box(keys.seals).decrypt(sealed)
    except InvalidToken:
        raise KeyFailure(FOREIGN.format(place=key_file())) from None


def fingerprint(*words: str) -> str:
    """Return a keyed digest of an identity, by which the same one is recognised without opening anything."""
    said = "\0".join("".join(word.split()).upper() for word in words)
    return hmac.new(_for_sealing().fingerprint, said.encode(), hashlib.sha256).hexdigest()


def new_code() -> str:
    """Return a code for one person to remember: ten characters that cannot be taken for each other."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def code_digest(number: str, code: str) -> str:
    """Return the digest under which a code is stored; without the key file codes cannot even be tried."""
    return fingerprint("code", number, code)


def is_code(number: str, code: str, digest: str) -> bool:
    """Return whether this is the code of the number, in constant time."""
    return hmac.compare_digest(code_digest(number, code), digest)


def rotate() -> str:
    """Put a new sealing key before the older ones, which still open, and return its name."""
    old = _for_sealing()
    new = _Keys(old.fingerprint, (Fernet.generate_key(), *old.seals))
    write_durably(key_file(), new.text().encode())
    SealingKey.objects.create(name=new.names[0])
    return new.names[0]


def newest() -> str:
    """Return the name of the key that seals now."""
    return _for_sealing().names[0]


def is_newest(sealed: bytes) -> bool:
    """Return whether the newest key sealed this."""
    try:
        _box(_for_sealing().seals[:1]).decrypt(sealed)
    except InvalidToken:
        return False
    return True


def resealed(token: str) -> str:
    """Return a token sealed with the newest key, the same one where that key sealed it; raise KeyFailure when none opens it."""
    return resealed_bytes(token.encode()).decode() if token else ""


def resealed_bytes(sealed: bytes) -> bytes:
    """Return what was sealed, sealed with the newest key; raise KeyFailure when none of the keys opens it."""
    if is_newest(sealed):
        return sealed
    try:
        return _box(_for_sealing().seals).rotate(sealed)
    except InvalidToken:
        raise KeyFailure(FOREIGN.format(place=key_file())) from None


def trouble() -> str:
    """Return why nothing sealed can be opened here, in a sentence; empty while the key fits or nothing was ever sealed."""
    try:
        keys = _read()
    except KeyFailure as failure:
        return str(failure)
    known = _known()
    if keys is None:
        return ABSENT.format(place=key_file()) if known else ""
    return FOREIGN.format(place=key_file()) if known and not known & set(keys.names) else ""


def _for_sealing() -> _Keys:
    """Return the keys, made on the first use ever; raise KeyFailure rather than seal with a key that is not this database's."""
    keys, known = _read(), _known()
    if keys is None and not known:
        keys = _make()
    if keys is None:
        raise KeyFailure(ABSENT.format(place=key_file()))
    if known and not known & set(keys.names):
        raise KeyFailure(FOREIGN.format(place=key_file()))
    if keys.names[0] not in known:
        SealingKey.objects.get_or_create(name=keys.names[0])
    return keys


def _known() -> set[str]:
    return set(SealingKey.objects.values_list("name", flat=True))


def _make() -> _Keys:
    """Write a new key file, or take the one that another process has just written."""
    place = key_file()
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=".applicants-")
    with os.fdopen(descriptor, "w") as file:
        file.write(_Keys(Fernet.generate_key(), (Fernet.generate_key(),)).text())
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):
        os.link(name, place)
    os.unlink(name)
    found = _read()
    assert found is not None
    return found


def _read() -> _Keys | None:
    try:
        text = key_file().read_text("ascii")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise KeyFailure(SPOILT.format(place=key_file())) from None
    lines = [line.split() for line in text.splitlines() if line.strip()]
    try:
        keys = _Keys(
            next(value.encode() for kind, value in lines if kind == "fingerprint"),
            tuple(value.encode() for kind, value in lines if kind == "seal"),
        )
        _box(keys.seals)
    except (StopIteration, ValueError):
        raise KeyFailure(SPOILT.format(place=key_file())) from None
    return keys


@lru_cache(maxsize=4)
def _box(seals: Sequence[bytes]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in seals])
