"""How often the checks on pictures find what they look for, and how often they are misled."""
