"""Links that leave the site: governments directly, others through the notice, what can be read in two ways nowhere."""

from __future__ import annotations

import pytest

from mingbai.core import public
from mingbai.core.leaving import host_of, is_governments, led_out, way_out


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.gov.cn/zhengce/", "www.gov.cn"),
        ("http://WWW.Example.COM.:80/a?b=c#d", "www.example.com"),
        ("https://例子.公司/", "xn--fsqu00a.xn--55qx5d"),
        ("https://www.gov.cn@evil.example/", ""),
        ("https://evil.example\\@www.gov.cn/", ""),
        ("https://www.gov.cn\t.evil.example/", ""),
        ("https://evil.example:8443/", ""),
        ("https://127.0.0.1/", "127.0.0.1"),
        ("https://localhost/", ""),
        ("https://[::1]/", ""),
        ("https://a..b.example/", ""),
        ("//evil.example/", ""),
        ("/baiyang/", ""),
        ("javascript:alert(1)//www.gov.cn", ""),
        ("data:text/html,x", ""),
        ("https:///www.gov.cn", ""),
        ("https://example.com:99999/", ""),
        ("https://example.com/" + "x" * 2000, ""),
        ("", ""),
    ],
)
def test_an_address_has_one_host_or_none(address: str, host: str) -> None:
    assert host_of(address) == host


def test_only_whole_endings_are_a_governments() -> None:
    assert all(map(is_governments, ("www.gov.cn", "gov.cn", "zwgk.nx.gov.cn", "xn--fsqu00a.xn--zfr164b")))
    assert not any(map(is_governments, ("evilgov.cn", "gov.cn.evil.example", "gov.com", "")))


def test_links_in_text_lead_out_through_the_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "site", lambda: public.SiteRow(domain="www.pengyang.gov.cn"))
    text = (
        '<p><a href="https://www.nx.gov.cn/a" rel="noopener">区政府</a><a href="/baiyang/">本站</a><a href="#fj">附件</a>'
        '<a href="mailto:a@b.cn">信</a><a href="https://x.example/?a=1&amp;b=&quot;2" rel="noopener">别处</a></p>'
    )
    out = led_out(text)
    assert out.count('href="/leave/') == 1
    assert 'href="/leave/?to=https%3A%2F%2Fx.example%2F%3Fa%3D1%26b%3D%222"' in out
    assert 'data-address="https://x.example/?a=1&amp;b=&#34;2"' in out
    for kept in ("https://www.nx.gov.cn/a", "/baiyang/", "#fj", "mailto:a@b.cn"):
        assert f'href="{kept}"' in out
    assert way_out("https://www.pengyang.gov.cn/x") == "https://www.pengyang.gov.cn/x"
    assert way_out("https://gov.cn@x.example/").startswith("/leave/")
