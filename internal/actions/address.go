package actions

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// GitHub's own addresses, used if the environment has none.
const (
	defaultServer = "https://github.com"
	defaultAPI    = "https://api.github.com"
)

// longestAddress bounds the address of a server, in bytes.
const longestAddress = 300

// address reads the address of a server. It must be https, since the token is
// sent there. On this machine, where tests and proxies listen, it may be http.
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

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	at, err := netip.ParseAddr(host)
	return err == nil && at.IsLoopback()
}
