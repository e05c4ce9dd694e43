package links

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// ofTheWeb reports whether a connection may be made: to the public internet, and
// to the port of https.
func ofTheWeb(to netip.AddrPort) bool { return to.Port() == 443 && Public(to.Addr()) }

// signInHosts returns hosts at which people sign in to what government and its
// suppliers use. A page that leads there exists, for those who may see it.
func signInHosts() []string {
	return []string{
		"login.microsoftonline.com", "login.live.com", "login.windows.net", "accounts.google.com", "id.atlassian.com",
		"signin.account.gov.uk", "login.okta.com", "auth.miro.com", "app.mural.co",
	}
}

// signInPaths returns how the addresses of pages for signing in end, by host.
func signInPaths() map[string][]string {
	return map[string][]string{"github.com": {"/login"}, "gitlab.com": {"/users/sign_in"}, "trello.com": {"/login"}}
}

// signsIn reports whether an address is of a page for signing in.
func signsIn(to *url.URL) bool {
	host := strings.ToLower(to.Hostname())
	if slices.Contains(signInHosts(), host) || strings.HasSuffix(host, ".b2clogin.com") || strings.HasSuffix(host, ".okta.com") {
		return true
	}
	return slices.Contains(signInPaths()[host], strings.TrimSuffix(to.Path, "/"))
}
