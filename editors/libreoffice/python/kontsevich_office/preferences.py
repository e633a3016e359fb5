"""What the user has chosen, in LibreOffice's own registry, and the language of its windows."""

from __future__ import annotations

from typing import Any, NamedTuple

_CHECK = "/org.kontsevich.Settings/Check"
_LANGUAGE = "/org.openoffice.Setup/L10N"


class Preferences(NamedTuple):
    """How documents are checked; `sic`: whether findings in other people's words are shown."""

    profile: str = "paper"
    yo: str = "keep"
    keep: tuple[str, ...] = ()
    sic: bool = True

    def options(self) -> dict[str, Any]:
        """The options of a check."""
        return {"profile": self.profile, "yo": self.yo, "keep": self.keep}


def _open(context: Any, path: str, access: str = "ConfigurationAccess") -> Any:
    from com.sun.star.beans import PropertyValue

    services = context.ServiceManager
    name = "com.sun.star.configuration.ConfigurationProvider"
    provider = services.createInstanceWithContext(name, context)
    node = PropertyValue(Name="nodepath", Value=path)
    return provider.createInstanceWithArguments(f"com.sun.star.configuration.{access}", (node,))


def read_preferences(context: Any) -> Preferences:
    """The user's choice."""
    node = _open(context, _CHECK)
    keep = tuple(word for word in node.getByName("Keep") or () if word)
    return Preferences(
        node.getByName("Profile"), node.getByName("Yo"), keep, bool(node.getByName("Sic"))
    )


def write_preferences(context: Any, chosen: Preferences) -> None:
    """Keep the user's choice."""
    import uno

    node = _open(context, _CHECK, "ConfigurationUpdateAccess")
    node.setPropertyValue("Profile", chosen.profile)
    node.setPropertyValue("Yo", chosen.yo)
    node.setPropertyValue("Sic", chosen.sic)
    uno.invoke(node, "setPropertyValue", ("Keep", uno.Any("[]string", chosen.keep)))
    node.commitChanges()


def find_language(context: Any) -> str:
    """The language of LibreOffice's windows, if it is Russian, else English."""
    locale = _open(context, _LANGUAGE).getByName("ooLocale") or ""
    return "ru" if locale.lower().startswith("ru") else "en"
