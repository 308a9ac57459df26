"""People and the posts they hold in organs."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from mingbai.organs.models import Organ
from mingbai.statute.posts import POST_WORDS, PostKind


def subject_of(username: str) -> str:
    """Return how the audit trail names whoever signs in, or tries to, under this name."""
    return f"person:{username[:60]}"


class PersonManager(BaseUserManager["Person"]):
    """Lets Django's auth find a person by the sign-in name."""


class Person(AbstractBaseUser):
    """Somebody who can sign in. `label` is what colleagues see: a post's name, not necessarily a person's."""

    username = models.CharField(max_length=60, unique=True)
    label = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["label"]
    objects: ClassVar[PersonManager] = PersonManager()

    @property
    def subject(self) -> str:
        """How the audit trail names the person."""
        return subject_of(self.username)


class Post(models.Model):
    """A person in a post of an organ, from one day until another. Ended posts stay: the trail names them.

    `accounts.queries` never answers with a post that is pending, except where its name says so.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="posts")
    kind = models.CharField(max_length=24, choices=list(POST_WORDS.items()))
    section = models.CharField(max_length=40, blank=True)
    since_on = models.DateField()
    until_on = models.DateField(null=True)
    # Who appointed and who confirmed; empty for the first accounts of an installation, and for posts from before. Released from
    # the server, a post has only the moment.
    appointed_by = models.BigIntegerField(null=True)
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    # Nobody acts in it: a second person has to confirm the appointment, or that the new password is the holder's.
    is_pending = models.BooleanField(default=False)
    # Who set a new password for the holder and could sign in with it; empty again once another person confirmed the post.
    reset_by = models.BigIntegerField(null=True)

    @property
    def is_unconfirmed(self) -> bool:
        """Whether it has never been in effect: somebody appointed, and nobody has confirmed."""
        return self.is_pending and self.appointed_by is not None and self.confirmed_at is None

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_pending=False, reset_by__isnull=True)
                | models.Q(is_pending=True, reset_by__isnull=False)
                | models.Q(is_pending=True, confirmed_by__isnull=True, appointed_by__isnull=False),
                name="post_pending_until_confirmed",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | (models.Q(confirmed_at__isnull=False) & ~models.Q(confirmed_by=models.F("appointed_by"))),
                name="post_confirmed_by_another",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=[kind.value for kind in PostKind]), name="post_kind_known"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("since_on")),
                name="post_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "organ", "kind"], condition=models.Q(until_on__isnull=True), name="post_held_once"
            ),
        ]
