package links

import (
	"net/netip"
)

// barred returns networks that no link may lead to. netip already reports others as
// private, loopback, link-local, multicast or unspecified
// (https://www.iana.org/assignments/iana-ipv4-special-registry and
// https://www.iana.org/assignments/iana-ipv6-special-registry). Cloud providers serve
// metadata from link-local addresses, and one of them from 168.63.129.16.
func barred() []netip.Prefix {
	var all []netip.Prefix
	for _, text := range []string{
		"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
		"192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "168.63.129.16/32",
		"64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10",
	} {
		all = append(all, netip.MustParsePrefix(text))
	}
	return all
}

// embedding returns the networks whose addresses contain an IPv4 address, with the
// index of its first byte: NAT64 (RFC 6052), 6to4 (RFC 3056) and IPv4-compatible
// addresses (RFC 4291).
func embedding() map[netip.Prefix]int {
	return map[netip.Prefix]int{
		netip.MustParsePrefix("64:ff9b::/96"): 12,
		netip.MustParsePrefix("2002::/16"):    2,
		netip.MustParsePrefix("::/96"):        12,
	}
}

// Public reports whether an address is of the public internet. If it contains an IPv4
// address, that must be of the public internet too.
func Public(address netip.Addr) bool {
	address = address.Unmap()
	if !address.IsValid() || address.Zone() != "" || !address.IsGlobalUnicast() || address.IsPrivate() {
		return false
	}
	for _, network := range barred() {
		if network.Contains(address) {
			return false
		}
	}
	for network, at := range embedding() {
		if network.Contains(address) {
			bytes := address.As16()
			return Public(netip.AddrFrom4([4]byte(bytes[at : at+4])))
		}
	}
	return true
}
