"""The mark that a file was made by a machine, which must survive when all other properties go (标识办法第10条, GB 45438—2025)."""

from __future__ import annotations

import html
import json
import re

KEY = "AIGC"
NAMESPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/"
_FIELDS = ("Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2")
_OBJECT = re.compile(r"\{[^{}]{0,4000}\"Label\"[^{}]{0,4000}\}")
_LABELS = ("1", "2", "3")
_LONGEST = 300
_SCANNED = 200_000


def label_in(text: str) -> str:
    """Return the mark in the text of a property as JSON with the fields of the standard alone; empty when there is none."""
    if '"Label"' not in text and "&quot;Label" not in text and "&#34;Label" not in text:
        return ""
    for found in _OBJECT.finditer(html.unescape(text[:_SCANNED])):
        try:
            said = json.loads(found.group())
        except ValueError:
            continue
        if str(said.get("Label")) in _LABELS:
            kept = {name: said[name][:_LONGEST] for name in _FIELDS if isinstance(said.get(name), str)}
            return json.dumps({"Label": str(said["Label"]), **kept}, ensure_ascii=False)
    return ""


def packet(label: str) -> bytes:
    """Return XMP metadata that holds the mark and nothing else."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf='
        '"http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:TC260="' + NAMESPACE + '"><TC260:AIGC>'
        f'{html.escape(label, quote=False)}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
