package links

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// ofTheWeb reports whether a connection is allowed: to an address of the public
// internet, at the port of https.
func ofTheWeb(to netip.AddrPort) bool { return to.Port() == 443 && Public(to.Addr()) }

// signInHosts returns hosts at which people sign in to services that government and its
// suppliers use. If a page redirects there, the page exists, for users who may see it.
func signInHosts() []string {
	return []string{
		"login.microsoftonline.com", "login.live.com", "login.windows.net", "accounts.google.com", "id.atlassian.com",
		"signin.account.gov.uk", "login.okta.com", "auth.miro.com", "app.mural.co",
	}
}

// signInPaths returns the paths of sign-in pages, by host.
func signInPaths() map[string][]string {
	return map[string][]string{"github.com": {"/login"}, "gitlab.com": {"/users/sign_in"}, "trello.com": {"/login"}}
}

// signsIn reports whether an address is that of a sign-in page.
func signsIn(to *url.URL) bool {
	host := strings.ToLower(to.Hostname())
	if slices.Contains(signInHosts(), host) || strings.HasSuffix(host, ".b2clogin.com") || strings.HasSuffix(host, ".okta.com") {
		return true
	}
	return slices.Contains(signInPaths()[host], strings.TrimSuffix(to.Path, "/"))
}
