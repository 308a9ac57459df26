"""Addresses of messages. The front hands everything under messages/ on to the staff processes (`config.page_cache`)."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.messages.shown import view as shown
from mingbai.portal.messages.status import view as status
from mingbai.portal.messages.write import view as write

urlpatterns = [
    path("messages/wrong/", write.wrong, name="message-wrong"),
    path("messages/status/", status.status, name="message-status"),
    path("messages/status/apply/", status.apply, name="message-apply"),
    path("messages/to/<slug:to>/<slug:kind>/", write.write, name="message-write"),
    path("<slug:code>/messages/", shown.messages, name="messages"),
    path("<slug:code>/messages/answered/", shown.answered, name="messages-answered"),
    path("<slug:code>/messages/answered/<key:message_id>/", shown.one, name="message-answered"),
    path("<slug:code>/messages/<year:year>/<slug:show>/", shown.of_year, name="messages-of-year"),
]
