"""What tells whether a page is in one language: it finds what it is meant to find."""

from __future__ import annotations

import pytest
from tests.web.languages.checker import foreign

from sosei.base.messages import Language


@pytest.mark.parametrize(
    ("language", "html", "found"),
    [
        ("en", "<p>Total population</p>", []),
        ("en", "<p>Total 人口</p>", ["人口"]),
        ("en", '<p>Town: <span lang="ja">会津若松市</span> counted</p>', []),
        ("en", '<p lang="ja">会津若松市</p><p>戻る</p>', ["戻る"]),
        ("en", '<p lang="ja">市<br>町</p><p>村</p>', ["村"]),
        ("en", '<img alt="人口の図">', ["人口の図"]),
        ("en", '<img alt="会津若松市">', []),
        ("en", '<input type="submit" value="送る">', ["送る"]),
        ("en", '<input type="text" value="会津">', []),
        ("en", "<title>検討</title>", ["検討"]),
        ("en", "<script>const 名 = 1</script>", []),
        ("ja", "<p>検討を保存しました。</p>", []),
        ("ja", "<p>検討を save しました。</p>", ["save"]),
        ("ja", "<p>検討をCSVで保存しました。kW</p>", []),
        ("ja", '<a lang="en">English words</a>', []),
        ("ja", '<button aria-label="Close">×</button>', ["Close"]),
    ],
)
def test_words_of_the_other_language_are_found_unless_they_say_so(
    language: Language, html: str, found: list[str]
) -> None:
    page = f'<html lang="{language}">{html}</html>'
    assert [line.split(" in ")[0] for line in foreign(page, language, "会津若松市")] == found
