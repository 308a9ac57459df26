"""What each post may do: read an organ's work, work for it, keep accounts, read the trail."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from mingbai.accounts.values import Acting
from mingbai.core.errors import NotVisible
from mingbai.organs import queries
from mingbai.organs.queries import OrganRow
from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.moves import A, Move, S
from mingbai.statute.posts import APPOINTERS, DECIDERS, SUPERVISORS, WORKERS, PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused

# The posts that do the work itself, which the county office may fill.
REVIEWED_WORK = frozenset({PostKind.CLERK, PostKind.SECTION_HEAD, PostKind.SECRECY_REVIEWER, PostKind.SIGNING_LEADER})
BY_THE_OFFICE = REVIEWED_WORK | {PostKind.COUNTY_OFFICER}
# Administration, audit and the work itself stay in different hands.
APART = frozenset({PostKind.SYSTEM_ADMINISTRATOR, PostKind.AUDITOR})
SEPARATION = Citation("GB/T 22239—2019", "（系统管理、审计管理分设）", "GB/T 22239—2019", Confidence.PRACTICE)


def may_read_content(by: Acting) -> bool:
    """Return whether this person reads content, as every post does but the system administrator."""
    return by.kind != PostKind.SYSTEM_ADMINISTRATOR


def may_read_organ(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person reads the organ's work: own organ, or below it for supervisors; no administrator does."""
    if not may_read_content(by):
        return False
    if organ.id == by.organ_id:
        return True
    return supervises(by) and is_above(by, organ)


def visible_organ(by: Acting, organ_code: str) -> OrganRow:
    """Return an organ whose work this person reads; raise NotVisible for any other, as if it did not exist."""
    organ = queries.organ(organ_code)
    if not may_read_organ(by, organ):
        raise NotVisible(organ_code)
    return organ


def owns(by: Acting, organ: OrganRow, move: Move[S, A]) -> bool:
    """Return whether the move is this person's, by a post in the organ, above it, or at the top for the county's own."""
    if by.organ_id == organ.id:
        return by.kind in move.owners or (organ.level == "county" and by.kind in move.at_top)
    return by.kind in move.above and is_above(by, organ)


def acts_of(by: Acting, organ: OrganRow, state: str, table: Iterable[Move[S, A]]) -> frozenset[A]:
    """Return what this person may do now with something of this organ in this state."""
    return frozenset(move.act for move in table if move.state == state and owns(by, organ, move))


def supervises(by: Acting) -> bool:
    """Return whether the post reads the work of the organs below its own."""
    return by.kind in SUPERVISORS


def is_county_office(by: Acting) -> bool:
    """Return whether this is the county's disclosure officer, who decides for every organ."""
    return by.kind == PostKind.COUNTY_OFFICER and by.organ_level == "county"


def is_above(by: Acting, organ: OrganRow) -> bool:
    """Return whether the person's organ supervises this one, directly or through others."""
    return organ.parent_id == by.organ_id or (organ.parent_id is not None and by.organ_id in queries.ancestors(organ.id))


def may_work_for(by: Acting, organ: OrganRow) -> bool:
    """Return whether this person is a clerk or section head of the organ itself."""
    return by.kind in WORKERS and organ.id == by.organ_id


def may_manage_accounts(by: Acting) -> bool:
    """Return whether this person is the system administrator, who manages the accounts of every organ."""
    return by.kind == PostKind.SYSTEM_ADMINISTRATOR


def may_appoint(by: Acting, kind: str, organ: OrganRow) -> bool:
    """Return whether this person fills such a post of the organ: the system administrator every one, the county office those
    that do the work itself and its own successors; administrators and auditors come from the system administrator alone.
    """
    if may_manage_accounts(by):
        return True
    return is_county_office(by) and kind in BY_THE_OFFICE and (organ.id == by.organ_id or is_above(by, organ))


def may_end(by: Acting, kind: str, organ: OrganRow, *, is_unconfirmed: bool) -> bool:
    """Return whether this person ends such a post: whoever fills it; what the county office appointed as its own successor it
    takes back only while nobody has confirmed it; a new password does not open that again.
    """
    return may_appoint(by, kind, organ) and (may_manage_accounts(by) or kind in REVIEWED_WORK or is_unconfirmed)


def needs_confirmation(kind: str) -> bool:
    """Return whether such a post takes effect only once a second person has confirmed who holds it: it decides what becomes
    public, or fills the posts that do.
    """
    return kind in DECIDERS or kind in APPOINTERS


def is_confirmer(by: Acting, kind: str, organ: OrganRow) -> bool:
    """Return whether this post confirms such a post of the organ: the system administrator's, the county office's, or that of
    its own signing leader; the county's leader for those who fill posts.
    """
    if may_manage_accounts(by):
        return True
    if by.kind == PostKind.SIGNING_LEADER:
        return organ.id == by.organ_id and (kind not in APPOINTERS or organ.level == "county")
    return is_county_office(by) and (organ.id == by.organ_id or is_above(by, organ))


def may_confirm(person_id: int, holder: int, vouched: Collection[int], makers: Mapping[int, frozenset[int]]) -> Verdict:
    """Return whether a confirmer may confirm the post of a holder for whom these people vouched: by appointing, or by setting
    a new password.

    `makers` names, for each of them, the person and whoever appointed this person to a post that confirms. Who shares one is
    no second person: whoever makes an account can sign in to it first.
    """
    if person_id == holder or person_id in vouched:
        return refused("任命、重设密码是您做的，或者任命的就是您，要由另一个人确认。", SEPARATION, "post_confirmed_alone")
    if any(makers[person_id] & makers[one] for one in vouched):
        reason = "您和经手的人，一个是另一个任命的，或者是同一个人任命的，要由别人确认。"
        return refused(reason, SEPARATION, "post_confirmed_by_own")
    return ALLOWED


def may_read_trail(by: Acting) -> bool:
    """Return whether this person is an auditor."""
    return by.kind == PostKind.AUDITOR


def trail_scope(by: Acting) -> frozenset[str] | None:
    """Return the codes of the organs whose acts this auditor reads; None for the county's auditor, who reads all."""
    if by.organ_level == "county":
        return None
    return frozenset({by.organ_code, *(row.code for row in queries.supervised(by.organ_id, with_closed=True))})


def may_keep_calendars(by: Acting) -> bool:
    """Return whether this person belongs to the county office, which alone keeps the calendar."""
    return is_county_office(by)


def may_hold_together(kinds: Collection[str]) -> Verdict:
    """Return whether one person may hold these posts: an administrator or auditor holds no other."""
    if len(kinds) > 1 and APART & set(kinds):
        return refused("系统管理员、审计员不能兼任别的岗位，换一个人。", SEPARATION, "posts_apart")
    return ALLOWED


def may_be_appointed(kind: str, organ_level: str) -> Verdict:
    """Return whether an organ of this level has such a post: the county officer belongs to the county government."""
    if kind == PostKind.COUNTY_OFFICER and organ_level != "county":
        return refused("县政务公开主管只能设在县级人民政府。", code="officer_in_county")
    return ALLOWED
