"""Take down, or put into other slots."""

from __future__ import annotations

from mingbai.core.forms import PlainForm, choice, day, line
from mingbai.statute.disclosure.boards import END_WORDS


class TakeDownForm(PlainForm):
    """Why, when and by whom it came down."""

    end = choice("为什么取下", [(end.value, words) for end, words in END_WORDS.items()], missing="选为什么取下")
    taken_on = day("哪天取下")
    taken_by = line("谁取下的", "写岗位或者姓名。", missing="写谁取下的", length=80)


class MoveForm(PlainForm):
    """The slots it is in now."""

    slots = line("换到第几格", "几张就写几格，例如 3、4。", missing="写换到第几格", length=80)
