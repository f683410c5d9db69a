"""Lines of text for a terminal: wrapped, indented, safe."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from onrecord.reports.wording import visible

if TYPE_CHECKING:
    from rich.console import Console


class Page:
    """Lines of text, wrapped and indented by rich, with no markup and no outside settings."""

    def __init__(self, *, width: int, color: bool) -> None:
        from rich.console import Console

        self._file = StringIO()
        self._console: Console = Console(
            file=self._file,
            width=max(width, 20),
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=not color,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def line(
        self,
        words: str,
        *,
        indent: int = 0,
        style: str = "",
        first: str = "",
        first_style: str = "",
        as_is: bool = False,
    ) -> None:
        """Write one paragraph; `first` stands in the indent of its first line. A drawing stays `as_is`: not wrapped."""
        from rich.text import Text

        if as_is:
            self._console.print(Text(" " * indent + visible(words), style=style), soft_wrap=True)
            return
        width = max(self._console.width - indent, 10)
        lines = Text(visible(words), style=style).wrap(self._console, width)
        for number, part in enumerate(lines):
            part.rstrip()
            lead = Text((visible(first) if number == 0 else "").ljust(indent), style=first_style if number == 0 else "")
            self._console.print(lead + part, soft_wrap=True)

    def blank(self) -> None:
        """Write an empty line."""
        self._console.print()

    def heading(self, words: str) -> None:
        """Write the title of a section."""
        self.blank()
        self.line(words.upper(), style="bold")

    def text(self) -> str:
        """Give everything that was written, without spaces at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._file.getvalue().split("\n"))
