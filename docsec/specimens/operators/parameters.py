"""The parameters of operators as they are written on the command line."""

from __future__ import annotations

from dataclasses import dataclass

Value = int | float | str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter.

    Attributes:
        name: as the operator's function calls it.
        low: the least number; whole if it is a whole number.
        high: the greatest.
        choices: the words it may be.
        default: what it is where it is left out; None where it must be given.
    """

    name: str
    low: int | float | None = None
    high: int | float | None = None
    choices: tuple[str, ...] = ()
    default: Value | None = None

    def read(self, text: str) -> Value:
        """Return the value that ``text`` stands for.

        Raises:
            ValueError: it is none, or out of bounds.
        """
        if self.choices:
            if text not in self.choices:
                raise ValueError(text)
            return text
        if self.low is None or self.high is None:
            return text
        number = int(text) if isinstance(self.low, int) else float(text)
        if not self.low <= number <= self.high:
            raise ValueError(text)
        return number

    @property
    def form(self) -> str:
        """How it is written, for people: ``FACTOR``, ``hard|feathered``, in brackets if free."""
        name = "|".join(self.choices) if self.choices else self.name.upper()
        return name if self.default is None else f"[{name}]"


def read(parameters: tuple[Parameter, ...], text: str) -> tuple[Value, ...]:
    """Return the values of all parameters, separated by commas in ``text``.

    Raises:
        ValueError: too many, too few, or one that cannot be.
    """
    given = text.split(",", len(parameters) - 1) if text and parameters else []
    if text and not parameters:
        raise ValueError(text)
    values: list[Value] = [
        parameter.read(one) for parameter, one in zip(parameters, given, strict=False)
    ]
    for parameter in parameters[len(given) :]:
        if parameter.default is None:
            raise ValueError(text)
        values.append(parameter.default)
    return tuple(values)
