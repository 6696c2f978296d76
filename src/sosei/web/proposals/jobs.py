"""What the worker does by itself for proposals: keys of messages are remembered for a while."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from sosei.web.jobs.regular import regular

REMEMBERED = timedelta(days=30)
"""Far beyond the window in which a message is taken: none that was forgotten can be sent again."""


@regular(every=timedelta(days=1))
def forget_keys() -> None:
    """Forget the keys and answers of old messages; what they proposed stays."""
    from sosei.web.proposals.models import Message  # noqa: PLC0415 - once apps are ready

    Message.objects.filter(received_at__lt=timezone.now() - REMEMBERED).delete()
