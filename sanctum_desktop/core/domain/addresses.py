"""How near an address of a network is."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final

from sanctum_desktop.core.domain.hosted import Nearness

_NEARBY: Final = tuple(
    map(
        ip_network,
        (
            *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"),
            *("fc00::/7", "fe80::/10"),
        ),
    )
)
"""Private, link-local and unique-local addresses: no router takes them out into the world."""


def nearness_of_address(told: str) -> Nearness:
    """Of an IP address in its usual form, with a zone or without; ValueError for anything else."""
    address: IPv4Address | IPv6Address = ip_address(told.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback:
        return Nearness.HERE
    if any(address in network for network in _NEARBY):
        return Nearness.NEARBY
    return Nearness.AWAY
