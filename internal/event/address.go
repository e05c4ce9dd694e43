package event

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// GitHub's own addresses, where the environment names none.
const (
	defaultServer = "https://github.com"
	defaultAPI    = "https://api.github.com"
)

// longestAddress is more than any server's address needs, in bytes.
const longestAddress = 300

// address reads the address of a server. Only https is taken, since a token goes
// there; http too on this very machine, where tests and proxies listen.
func address(what, text string) (string, error) {
	if len(text) > longestAddress {
		return "", fmt.Errorf("%s is longer than %d characters", what, longestAddress)
	}
	parsed, err := url.Parse(text)
	if err != nil || parsed.Host == "" || parsed.Hostname() == "" || parsed.User != nil || parsed.Opaque != "" || strings.ContainsAny(text, "?#\\ ") {
		return "", fmt.Errorf("%s is not the address of a server: %.120q", what, text)
	}
	if parsed.Scheme != "https" && (parsed.Scheme != "http" || !loopback(parsed.Hostname())) {
		return "", fmt.Errorf("%s does not begin with https://: %.120q", what, text)
	}
	return strings.TrimRight(parsed.String(), "/"), nil
}

// loopback tells of a host that it is this machine.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	at, err := netip.ParseAddr(host)
	return err == nil && at.IsLoopback()
}
