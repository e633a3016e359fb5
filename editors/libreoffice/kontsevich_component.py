"""What LibreOffice loads: the services of this extension.

This one file is written so that any Python 3 can read it: where LibreOffice's own is older than the
library needs, the menu says so in one line, and what to do instead.
"""

import sys

import unohelper
from com.sun.star.frame import XDispatch, XDispatchProvider
from com.sun.star.lang import XServiceInfo

NEEDED = (3, 11)
MENU, PROOFREADER = "org.kontsevich.Menu", "org.kontsevich.Proofreader"
HANDLER_SERVICES = ("com.sun.star.frame.ProtocolHandler",)
PROOFREADER_SERVICES = ("com.sun.star.linguistic2.Proofreader",)


def tell_age(version, lang):
    """One line for people whose LibreOffice has too old a Python; "" where it is new enough."""
    if tuple(version[:2]) >= NEEDED:
        return ""
    own, needed = (".".join(map(str, numbers)) for numbers in (version[:2], NEEDED))
    if lang == "ru":
        return (
            f"Python этого LibreOffice — {own}, а нужен {needed}: запустите kontsevich serve и"
            " впишите http://127.0.0.1:8081/v2 в «Параметры, Настройки языка, Сервер LanguageTool»."
        )
    return (
        f"The Python of this LibreOffice is {own}, and {needed} is needed: start kontsevich serve"
        " and put http://127.0.0.1:8081/v2 into Options, Language Settings, LanguageTool Server."
    )


class OldPython(unohelper.Base, XDispatchProvider, XDispatch, XServiceInfo):
    """The menu where Python is too old: every entry says so."""

    def __init__(self, context, *_):
        self.context = context

    def queryDispatch(self, url, target, flags):  # noqa: N802
        return self

    def queryDispatches(self, requests):  # noqa: N802
        return [self for _ in requests]

    def dispatch(self, url, arguments):
        services = self.context.ServiceManager
        desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", self.context)
        toolkit = services.createInstanceWithContext("com.sun.star.awt.Toolkit", self.context)
        window = desktop.getCurrentFrame().getContainerWindow()
        lang = "ru" if desktop.CharLocale.Language == "ru" else "en"
        text = tell_age(sys.version_info, lang)
        toolkit.createMessageBox(window, "infobox", 1, "kontsevich", text).execute()

    def addStatusListener(self, listener, url):  # noqa: N802
        pass

    def removeStatusListener(self, listener, url):  # noqa: N802
        pass

    def getImplementationName(self):  # noqa: N802
        return MENU

    def supportsService(self, name):  # noqa: N802
        return name in HANDLER_SERVICES

    def getSupportedServiceNames(self):  # noqa: N802
        return HANDLER_SERVICES


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 (LibreOffice's name)
if tell_age(sys.version_info, "en"):
    g_ImplementationHelper.addImplementation(OldPython, MENU, HANDLER_SERVICES)
else:
    from kontsevich_office.menu import Menu
    from kontsevich_office.proofreading import Proofreader

    g_ImplementationHelper.addImplementation(Menu, MENU, HANDLER_SERVICES)
    g_ImplementationHelper.addImplementation(Proofreader, PROOFREADER, PROOFREADER_SERVICES)
