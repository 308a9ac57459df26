"""The form for the day from which an imported table is in force."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, day


class StartForm(PlainForm):
    """The day from which an imported table is in force."""

    in_force_on = day("从哪一天起施行", "目录印发的那一天，或者印发时写明的施行日期。")
