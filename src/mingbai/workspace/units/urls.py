"""Addresses of units: the county board, set-up, reminders."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.units.add import view as add
from mingbai.workspace.units.board import view as board
from mingbai.workspace.units.ending import view as ending
from mingbai.workspace.units.reminders import view as reminders
from mingbai.workspace.units.unit import view as unit

urlpatterns = [
    path("units/", board.board, name="units"),
    path("units.xlsx", board.board_file, name="units-file"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/send/", reminders.send, name="remind"),
    path("reminders/<key:reminder_id>/", reminders.reminder, name="reminder"),
    path("reminders/<key:reminder_id>/seen/", reminders.seen, name="reminder-seen"),
    path("units/add/", add.add, name="unit-add"),
    path("units/<slug:code>/", unit.unit, name="unit"),
    path("units/<slug:code>/rename/", ending.rename, name="unit-rename"),
    path("units/<slug:code>/close/", ending.close, name="unit-close"),
    path("units/<slug:code>/acts/<slug:act>/", unit.act, name="unit-act"),
]
