"""People, departments and posts as rows; no rule lives here."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from sosei.web.people.roles import ROLES


class People(BaseUserManager["Person"]):
    """Finds people by the address that they sign in with."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person of a mail address, whatever its case."""
        return self.get(email=plain_address(username or ""))


def plain_address(email: str) -> str:
    """Return a mail address as it is kept and compared."""
    return email.strip().casefold()


class Person(AbstractBaseUser):
    """Somebody with an account; never deleted, because what they did stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    english_name = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=2, default="ja")
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    signed_out = models.PositiveIntegerField(default=0)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    objects = People()

    class Meta:
        """By name."""

        ordering: ClassVar = ["name", "email"]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    def get_session_auth_hash(self) -> str:
        """Return what their sessions hold: it changes with the password, and when they sign out everywhere."""
        told = f"{self.password} {self.signed_out}"
        return salted_hmac("sosei.people.session", told, algorithm="sha256").hexdigest()


class Department(models.Model):
    """A department of the city, from a day to a day; one that ended can have a successor."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    english_name = models.CharField(max_length=100, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        """By code."""

        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="departments_end_after_their_start",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(until__isnull=False),
                name="only_what_ended_has_a_successor",
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
                name="no_department_succeeds_itself",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class Post(models.Model):
    """A post of a department, with the role that it gives."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="posts")
    name = models.CharField(max_length=100)
    english_name = models.CharField(max_length=100, blank=True)
    role = models.CharField(max_length=20)

    class Meta:
        """One post of a name in a department."""

        ordering: ClassVar = ["department__code", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["department", "name"], name="one_post_of_a_name"),
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="posts_have_a_role"),
        ]

    def __str__(self) -> str:
        """Return department and post."""
        return f"{self.department} {self.name}"


class Appointment(models.Model):
    """Somebody in a post, from a day to a day, both included."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-since", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="appointments_end_after_their_start",
            ),
            models.UniqueConstraint(
                fields=["person", "post", "since"], name="one_appointment_of_a_day"
            ),
        ]

    def __str__(self) -> str:
        """Return who and which post."""
        return f"{self.person}: {self.post}"


class Tries(models.Model):
    """How often something was tried within a span of time; `key` is a keyed hash, no address."""

    what = models.CharField(max_length=30)
    key = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    since = models.DateTimeField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="tries")

    class Meta:
        """One count of a key."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what", "key"], name="one_count_of_a_key")
        ]

    def __str__(self) -> str:
        """Return what was counted."""
        return f"{self.what}: {self.count}"
