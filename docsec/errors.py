"""What docsec raises, only when there is nothing to evaluate.

A document that breaks a rule is a finding, never an exception. The tree::

    DocsecError                 exit code   HTTP
    ├── UsageError                  1       400    asked for something that cannot be
    │   └── BuildError              1       400    Doc 9303 forbids what was to be written
    ├── UnreadableError             4       422    the input cannot be opened
    │   └── TooLargeError           4       413    more bytes, pixels or text than Policy allows
    └── MissingPartError            5       501    a program or package is not installed

Each carries a stable ``code`` and parameters; its sentence is in the catalogues
under ``error.<code>`` and says what happened, why, and what to do.
"""

from __future__ import annotations


class DocsecError(Exception):
    """The root of everything docsec raises on purpose.

    Attributes:
        code: the stable part after ``error.`` in the catalogues.
        parameters: what the sentence mentions.
        exit_code: what the command line returns.
        http_status: what the web page returns.
    """

    exit_code = 1
    http_status = 400

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code)
        self.code = code
        self.parameters = parameters

    def sentence(self, language: str = "en") -> str:
        """Return the one sentence for a person, in ``language``."""
        from docsec import messages

        parameters = dict(self.parameters)
        if "field" in parameters:
            parameters["field"] = messages.text(f"field.{parameters['field']}", language)
        return messages.text(f"error.{self.code}", language, **parameters)

    def __str__(self) -> str:
        return self.sentence()


class UsageError(DocsecError):
    """Something was asked for that cannot be, such as an unknown language."""


class BuildError(UsageError):
    """The standard forbids what was to be written."""


class UnreadableError(DocsecError):
    """The input cannot be opened as what it should be."""

    exit_code = 4
    http_status = 422


class TooLargeError(UnreadableError):
    """The input has more bytes, pixels or characters than Policy allows."""

    http_status = 413


class MissingPartError(DocsecError):
    """A program or package that the work needs is not installed."""

    exit_code = 5
    http_status = 501
