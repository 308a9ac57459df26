"""Deliveries across the migrations that gave them more states, rules, texts and errands: none is lost, none begins to count."""

from __future__ import annotations

from datetime import date

from support import NOW, Migrate

BEFORE = ("channels", "0009_submitters_from_the_trail")
STATES = ("channels", "0010_delivery_states")
TEXTS = ("channels", "0012_sent_texts")
AFTER = ("channels", "0015_accounts_and_errands")


def test_deliveries_keep_their_state_there_and_back(migrate: Migrate) -> None:
    models = migrate(BEFORE)
    organ = models.get_model("organs", "Organ").objects.create(
        code="pengyang", name="彭阳县", short_name="彭阳县", level="county"
    )
    entry = models.get_model("entries", "Entry").objects.create(
        organ=organ, title="财务公开", index_number="BY-1", formed_on=date(2020, 3, 2), published_at=NOW, is_listed=False
    )
    channel = models.get_model("channels", "Channel")
    sent = {"delivered_at": NOW, "delivered_on": NOW.date()}
    for key, state in (("website", "delivered"), ("wechat", "to_remove"), ("weibo", "withdrawn")):
        told = {"entry": entry, "organ": organ, "state": state, **sent}
        models.get_model("channels", "Delivery").objects.create(channel=channel.objects.create(key=key, label=key), **told)
    delivery = migrate(TEXTS).get_model("channels", "Delivery")
    states = dict(delivery.objects.values_list("channel__key", "state"))
    assert states == {"website": "delivered", "wechat": "to_remove", "weibo": "withdrawn"}
    row = delivery.objects.get(state="withdrawn")
    delivery.objects.filter(pk=row.pk).update(state="planned", planned_at=NOW)
    models = migrate(AFTER)
    delivery = models.get_model("channels", "Delivery")
    delivery.objects.filter(state="to_remove").update(state="removed")
    models.get_model("channels", "Errand").objects.create(delivery_id=row.pk, what="send")
    # On the way back what was only planned, or was taken down there, does not count.
    delivery = migrate(TEXTS).get_model("channels", "Delivery")
    assert dict(delivery.objects.values_list("channel__key", "state")) == {
        "website": "delivered", "wechat": "withdrawn", "weibo": "planned",
    }  # fmt: skip
    delivery = migrate(STATES).get_model("channels", "Delivery")
    assert delivery.objects.get(pk=row.pk).planned_at == NOW
    delivery = migrate(BEFORE).get_model("channels", "Delivery")
    assert list(delivery.objects.order_by("id").values_list("state", flat=True)) == ["delivered", "withdrawn", "withdrawn"]
