"""Who acts: the frozen value that policies and actions receive instead of rows."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.accounts.models import Post
from mingbai.core.acts import OpenAct
from mingbai.core.audit import Actor
from mingbai.organs.queries import OrganRow
from mingbai.statute.posts import POST_WORDS, SYSTEM, PostKind


@dataclass(frozen=True, slots=True)
class Acting:
    """A person in one post of one organ, as policies see them. `kind` is a PostKind, or SYSTEM for the clock."""

    person_id: int
    post_id: int
    kind: str
    organ_id: int
    organ_code: str
    organ_name: str
    organ_level: str
    supervisor_id: int | None
    label: str
    organ_short_name: str = ""

    @property
    def actor(self) -> Actor:
        """The same person as the audit trail names them."""
        return Actor(
            label=f"{self.organ_name} {self.label}", person_id=self.person_id, post_id=self.post_id, organ_code=self.organ_code
        )


Doing = OpenAct[Acting]


def acting(post: Post) -> Acting:
    """Return the value of a post whose organ is loaded."""
    organ = post.organ
    kind = POST_WORDS[PostKind(post.kind)]
    return Acting(
        person_id=post.person_id,
        post_id=post.pk,
        kind=post.kind,
        organ_id=organ.pk,
        organ_code=organ.code,
        organ_name=organ.name,
        organ_level=organ.level,
        supervisor_id=organ.parent_id,
        label=f"{post.section} · {kind}" if post.section else kind,
        organ_short_name=organ.short_name,
    )


def system(organ: OrganRow) -> Acting:
    """Return the system acting for an organ by the clock: scheduled publication, the end of a posting period."""
    return Acting(
        person_id=0,
        post_id=0,
        kind=SYSTEM,
        organ_id=organ.id,
        organ_code=organ.code,
        organ_name=organ.name,
        organ_level=organ.level,
        supervisor_id=organ.parent_id,
        label="系统",
        organ_short_name=organ.short_name,
    )
