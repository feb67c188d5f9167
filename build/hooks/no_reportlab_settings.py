"""At the packaged program's start: ReportLab finds its four optional settings modules, empty.

Without them it runs .reportlab_settings and .reportlab_mods from the user's home folder, and a page would
then depend on whose machine made it.
"""

import sys
from types import ModuleType

for name in (
    "reportlab.local_rl_settings",
    "reportlab_settings",
    "reportlab.local_rl_mods",
    "reportlab_mods",
):
    sys.modules[name] = ModuleType(name)
