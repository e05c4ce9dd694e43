package forge

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// publicAPI is the address of the API of github.com.
const publicAPI = "https://api.github.com"

// parseAPI parses the address of an API, for example https://ghe.example/api/v3, and
// returns it with a slash at the end. An empty text stands for publicAPI. The address
// must begin with https, because the token is sent there. http is allowed only for this
// machine.
func parseAPI(text string) (*url.URL, error) {
	if text == "" {
		text = publicAPI
	}
	address, err := url.Parse(text)
	if err != nil {
		return nil, errors.New("the address of GitHub's API cannot be read: write it as https://api.github.com, or as https://HOST/api/v3 for a GitHub Enterprise Server")
	}
	if address.Host == "" || address.User != nil || address.RawQuery != "" || address.Fragment != "" || address.Opaque != "" {
		return nil, fmt.Errorf("%q is not the address of GitHub's API: write it as https://api.github.com, or as https://HOST/api/v3 for a GitHub Enterprise Server", cut(address.Redacted(), maxSaid))
	}
	if address.Scheme != "https" && (address.Scheme != "http" || !thisMachine(address.Hostname())) {
		return nil, fmt.Errorf("%q would send the token in the open: the address of GitHub's API begins with https://", cut(address.Redacted(), maxSaid))
	}
	address.Path = strings.TrimRight(address.Path, "/") + "/"
	address.RawPath = ""
	return address, nil
}

// thisMachine reports whether host is the machine that the program runs on.
func thisMachine(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// sameHost reports whether two addresses have the same scheme, host and port. Only then
// may the token that belongs to a be sent to b.
func sameHost(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Host, b.Host) && b.User == nil
}

// joinPath joins the segments of a path with slashes and escapes each. It also escapes
// a segment "." or "..", which would otherwise lead out of its folder.
func joinPath(segments ...string) string {
	escaped := make([]string, len(segments))
	for i, segment := range segments {
		escaped[i] = url.PathEscape(segment)
		if segment == "." || segment == ".." {
			escaped[i] = strings.ReplaceAll(segment, ".", "%2E")
		}
	}
	return strings.Join(escaped, "/")
}

// in returns the path of a resource of the repository, such as
// "repos/DEFRA/dgcheck/issues" for the segment "issues".
func (r Repository) in(segments ...string) string {
	return joinPath(append([]string{"repos", r.Owner, r.Name}, segments...)...)
}
