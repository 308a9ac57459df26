"""Static files under names that change with their content."""

from __future__ import annotations

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

_IMPORT = r"""(?m)^(?P<matched>import \* as (?P<name>\w+) from "(?P<url>\.\.?/[^"]+)";)$"""


class HashedFiles(ManifestStaticFilesStorage):
    """Puts hashed names into style sheets and, unlike its parent, into the imports of our own modules."""

    # Browsers cache an unhashed name for a year, past the next version. Django's own switch for imports reads every script and
    # fails on a comment in htmx that looks like one.
    patterns = (*ManifestStaticFilesStorage.patterns, ("mingbai/*.js", ((_IMPORT, 'import * as %(name)s from "%(url)s";'),)))
