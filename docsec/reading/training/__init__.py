"""How the network of `docsec.reading.recogniser` is made: lines drawn, network, training, export.

Not in the wheel. Needs the extra ``training`` and the Debian packages that `faces` names.
No picture of a real document is used.
"""
