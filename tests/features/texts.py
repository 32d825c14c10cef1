"""Walking through the data of the reference: its texts by language, and its strings."""

from docsec.messages import LANGUAGES


def texts(node, path=""):
    """Yield (path, text by language) for each text of the data."""
    if isinstance(node, dict):
        if node and set(node) <= set(LANGUAGES) and all(isinstance(v, str) for v in node.values()):
            if not path.endswith(".origin"):
                yield path, node
            return
        for key, value in node.items():
            yield from texts(value, f"{path}.{key}".lstrip("."))
    elif isinstance(node, list):
        for position, value in enumerate(node):
            name = value.get("id", position) if isinstance(value, dict) else position
            yield from texts(value, f"{path}[{name}]")


def strings(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from strings(value)
