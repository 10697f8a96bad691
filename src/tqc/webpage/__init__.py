"""Web pages that load nothing: one file with its style and script in it, readable without the script."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files

ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def text(value: object) -> str:
    r"""A value as HTML text or attribute; control characters become pictures of them (␛), undecodable bytes \udc80; lines end in \n."""
    return escape(ODD.sub(_visible, str(value).replace("\r\n", "\n").replace("\r", "\n")))


def _visible(odd: re.Match[str]) -> str:
    code = ord(odd[0])
    if code > 0x7F:
        return f"\\u{code:04x}"
    return "␡" if code == 0x7F else chr(0x2400 + code)


def asset(package: str, name: str) -> str:
    """A style or script that lies in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def page(title: str, body: str, *, style: str, script: str) -> str:
    """A page; `body` is HTML, `style` comes after that which all pages share. It may run this script only, and load nothing."""
    css = asset("tqc.webpage", "page.css") + style
    policy = f"default-src 'none'; style-src {_hash(css)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{text(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n{body}\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _hash(code: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
