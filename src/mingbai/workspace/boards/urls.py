"""Addresses of boards and of the sheets that hang on them."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.boards.board import view as board
from mingbai.workspace.boards.broadcast.view import broadcast
from mingbai.workspace.boards.hang.view import hang
from mingbai.workspace.boards.listing.view import boards
from mingbai.workspace.boards.round.view import round_list
from mingbai.workspace.boards.setting import view as setting
from mingbai.workspace.boards.sheets import view as sheets

urlpatterns = [
    path("boards/", boards, name="boards"),
    path("boards/new/", setting.new, name="board-new"),
    path("boards/round/", round_list, name="boards-round"),
    path("boards/<key:board_id>/", board.board, name="board"),
    path("boards/<key:board_id>/edit/", setting.edit, name="board-edit"),
    path("boards/<key:board_id>/hang/", hang, name="board-hang"),
    path("boards/postings/<key:posting_id>/photo/", board.photo, name="board-photo"),
    path("entries/<key:entry_id>/broadcast/", broadcast, name="entry-broadcast"),
    path("entries/<key:entry_id>/sheets/", sheets.sheets, name="entry-sheets"),
    path("entries/<key:entry_id>/sheets/pdf/", sheets.pdf, name="entry-sheets-pdf"),
]
