"""Windows' messages, told the way they take through Qt: its own list of filters, on any system."""

import ctypes
from ctypes import c_bool, c_longlong, c_void_p
from ctypes.wintypes import MSG
from pathlib import Path

import PySide6
from PySide6.QtCore import QAbstractEventDispatcher, QByteArray
from shiboken6 import Shiboken

_FILTER_NATIVE_EVENT = "_ZN24QAbstractEventDispatcher17filterNativeEventERK10QByteArrayPvPx"
POWER, SESSION = 0x0218, 0x02B1
SUSPEND = (POWER, 4)
LOCK = (SESSION, 7)


def tell(sign, window, *, kind=b"windows_generic_MSG"):
    """A real MSG for the window with this handle.

    PySide's own `filterNativeEvent` (6.11) refuses every call: hence the one of C++.
    """
    message = MSG(hWnd=window, message=sign[0], wParam=sign[1])
    library = next(Path(PySide6.__file__).parent.glob("Qt/lib/libQt6Core.*"))
    show = ctypes.CDLL(str(library))[_FILTER_NATIVE_EVENT]
    show.restype, show.argtypes = c_bool, [c_void_p] * 4
    name, result = QByteArray(kind), c_longlong()
    dispatcher, *_ = Shiboken.getCppPointer(QAbstractEventDispatcher.instance())
    taken = show(
        dispatcher,
        *Shiboken.getCppPointer(name),
        ctypes.addressof(message),
        ctypes.addressof(result),
    )
    assert not taken, "others want to see it too"
