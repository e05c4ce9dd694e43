package actions

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// GitHub's own addresses, used if GITHUB_SERVER_URL or GITHUB_API_URL is not set.
const (
	defaultServer = "https://github.com"
	defaultAPI    = "https://api.github.com"
)

// longestAddress is the longest server address that is accepted, in bytes.
const longestAddress = 300

// address checks the address of a server and returns it without a slash at the end. The
// argument what is the name of the environment variable that has the address, for the
// error. The address must begin with https, because the token is sent there. http is
// allowed only for this machine, where tests and proxies listen.
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

// loopback reports whether host is this machine, such as localhost or 127.0.0.1.
func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	at, err := netip.ParseAddr(host)
	return err == nil && at.IsLoopback()
}
