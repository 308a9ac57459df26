"""An account of a kind of channel: its settings, its secrets, which are never shown again, and when it sends."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from django import forms

from mingbai.channels.kinds.registry import KINDS
from mingbai.channels.values.accounts import AccountEntry, AccountRow
from mingbai.core.forms import FieldView, PlainForm, area, choice, line, number

KEPT = "已填，不再显示。不改就空着。"
MOMENT = "写成 22:00 这样。"
LONG = "mapping"


class AccountOfForm(PlainForm):
    """Which organ on which channel."""

    organ = choice("单位", [], missing="选一个单位")
    kind = choice("渠道", [(key, one.label) for key, one in KINDS.items()], missing="选一个渠道", is_open=True)


class ChannelAccountForm(PlainForm):
    """The settings of one kind; `offer` adds them."""

    def offer(self, kind: str, row: AccountRow | None) -> None:
        """Take the settings of the kind, with what is entered already."""
        of = KINDS[kind]
        for name, words in of.settings.items():
            if name in of.secrets:
                hint = KEPT if row is not None and row.has_secrets else "填好以后不再显示。"
                self.fields[name] = _secret(words, hint)
            elif name == LONG:
                self.fields[name] = area(words, missing="", length=4000, required=False)
            else:
                self.fields[name] = line(words, missing="", length=300, required=False)
            self.initial[name] = "" if row is None or name in of.secrets else row.settings.get(name, "")
        hint = f"空着就用官方的 {of.base}。" if of.base else "平台给的地址，以 https:// 开头；不推送的不填。"
        self.fields["base"] = line("接口地址", hint, missing="", length=300, required=False)
        self.fields["quiet_from"] = _moment("从几点起不发", f"不限就空着。{MOMENT}")
        self.fields["quiet_until"] = _moment("到几点再发", MOMENT)
        self.fields["quota"] = number("一天最多发几条", "不限就空着。", 100_000, required=False)
        if row is not None:
            quiet = [f"{one:%H:%M}" for one in row.quiet] if row.quiet else ["", ""]
            self.initial.update(base=row.base, quiet_from=quiet[0], quiet_until=quiet[1], quota=row.quota)

    def clean(self) -> None:
        """Take quiet hours with both ends or none."""
        ends = [self.cleaned_data.get(name) for name in ("quiet_from", "quiet_until")]
        if not self.errors and (ends[0] is None) != (ends[1] is None):
            self.add_error("quiet_from" if ends[0] is None else "quiet_until", "不发的时间，开始和结束都要写，或者都空着。")

    def entry(self, kind: str) -> AccountEntry:
        """Return what was entered."""
        said, of = self.cleaned_data, KINDS[kind]
        first, last = said["quiet_from"], said["quiet_until"]
        return AccountEntry(
            base=said["base"],
            settings={name: said[name] for name in of.settings if name not in of.secrets},
            secrets={name: said[name] for name in of.secrets},
            quiet=(first, last) if isinstance(first, time) and isinstance(last, time) else None,
            quota=said["quota"],
        )

    def views(self, before: str = "id_") -> tuple[FieldView, ...]:
        """Return the fields without what was typed as a secret."""
        return tuple(self._without(one) for one in super().views(before))

    def _without(self, one: FieldView) -> FieldView:
        is_secret = isinstance(self.fields[one.name].widget, forms.PasswordInput)
        return replace(one, kind="password", value="") if is_secret else one


def _secret(label: str, hint: str) -> forms.CharField:
    field = line(label, hint, missing="", length=300, required=False)
    field.widget = forms.PasswordInput(render_value=False)
    return field


def _moment(label: str, hint: str) -> forms.TimeField:
    widget = forms.TextInput(attrs={"class": "w-s"})
    return forms.TimeField(label=label, help_text=hint, required=False, widget=widget, error_messages={"invalid": MOMENT})
