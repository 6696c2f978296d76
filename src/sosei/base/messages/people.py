"""Faults of accounts: signing in, invitations, departments."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "demo_reachable": Entry(
        Words(
            "a demonstration that other machines reach ({hosts})",
            "a demonstration on this machine alone: anybody enters it without a password",
            "Start sosei serve for real work, or leave SOSEI_HOSTS out.",
        ),
        Words(
            "ほかの機器から使えるお試し版（{hosts}）",
            "この機器だけで使うお試し版（だれでもパスワードなしで入れるため）",
            "業務に使うときは sosei serve で起動してください。お試しのときは SOSEI_HOSTS を設定しないでください。",
        ),
    ),
}
