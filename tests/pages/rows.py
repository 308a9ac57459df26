"""One row of the role matrix, and what its roles commonly get."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import connection

from pages.matrix import ROLES

REPORT = {"code": "baiyang", "year": 2020}
PAPER: dict[str, object] = {"case_id": "paper_case", "paper_id": 0}
PUBLIC_FILE: dict[str, object] = {"code": "baiyang", "entry_id": "of_chain", "file_id": "public_file"}

# In the order of ROLES. Anonymous visitors are redirected to sign-in (302); what is not a role's own is a 404.
PUBLIC = "200 200 200 200 200 200 200 200 200"
ABSENT = "404 404 404 404 404 404 404 404 404"
# The applicant's draft or case is no longer kept open on this device.
NOTHING_KEPT = "409 409 409 409 409 409 409 409 409"
NOBODYS = "302 404 404 404 404 404 404 404 404"
LED_ON = "302 302 302 302 302 302 302 302 302"
STAFF = "302 200 200 200 200 200 200 200 200"
CONTENT = "302 200 200 200 200 200 200 404 200"
READERS = "302 200 200 200 200 200 200 404 404"
WORKERS = "302 200 200 404 404 404 404 404 404"
ANY_WORKERS = "302 200 200 404 404 404 404 404 200"
HANDLERS = "302 200 200 200 200 404 404 404 404"
LED_HANDLERS = "302 302 302 302 302 404 404 404 404"
SUPERVISORS = "302 404 404 404 404 200 200 404 404"
KEEPER = "302 404 404 404 404 404 404 200 404"
KEEPERS_OF_ACCOUNTS = "302 404 404 404 404 200 404 200 404"
OFFICER = "302 404 404 404 404 200 404 404 404"
AUDITOR = "302 404 404 404 404 404 200 404 404"


@dataclass(frozen=True)
class Row:
    """One address: how it is requested, and what each role gets."""

    expected: str
    args: dict[str, object] = field(default_factory=dict)
    method: str = "get"
    data: dict[str, str] = field(default_factory=dict)

    def of_roles(self) -> dict[str, int]:
        """Return what each role gets; on a second engine of those who get the most, and one of those who all get the same."""
        every = dict(zip(ROLES, map(int, self.expected.split()), strict=True))
        if connection.vendor == "sqlite":
            return every
        nobody = {"nobody": every.pop("nobody")}
        best = min(every.values())
        if {*nobody.values(), *every.values()} == {best}:
            return nobody
        most = {role: best for role, status in every.items() if status == best}
        if "clerk" in most:
            # A clerk too, with the same statements for another organ.
            most.pop("stranger", None)
        return {"clerk": best} if {*every.values()} == {404} else most


def post(expected: str, args: dict[str, object] | None = None, **data: str) -> Row:
    return Row(expected, args or {}, "post", data)
