"""Addresses of messages."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.messages.act import view as act
from mingbai.workspace.messages.box import view as box
from mingbai.workspace.messages.contact import view as contact
from mingbai.workspace.messages.listing import view as listing
from mingbai.workspace.messages.message import view as message
from mingbai.workspace.messages.selection import view as selection

urlpatterns = [
    path("box/", box.box, name="box"),
    path("box/new/", box.new, name="box-new"),
    path("box/sheet/", box.sheet, name="box-sheet"),
    path("box/<key:opening_id>/", box.opening, name="box-opening"),
    path("box/<key:opening_id>/remove/", box.remove, name="box-remove"),
    path("box/slips/<key:slip_id>/", box.slip, name="box-slip"),
    path("messages/", listing.listing, name="messages"),
    path("messages/<key:message_id>/", message.message, name="message"),
    path("messages/<key:message_id>/contact/", contact.contact, name="message-contact"),
    path("messages/<key:message_id>/show/<slug:act>/", selection.show, name="message-show"),
    path("messages/<key:message_id>/<slug:act>/", act.act, name="message-act"),
]
