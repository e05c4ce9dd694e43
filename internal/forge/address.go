package forge

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// publicAPI is where GitHub itself answers.
const publicAPI = "https://api.github.com"

// parseAPI reads the address of an API, such as https://ghe.example/api/v3. The
// token goes there, so it has to be https; a host that is this machine may be
// spoken with in the open.
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

// thisMachine says whether a host is the machine the program runs on.
func thisMachine(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// sameHost says whether two addresses are spoken with in the same way at the same
// place, so that what one may know the other may.
func sameHost(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Host, b.Host) && b.User == nil
}

// path puts segments of an address together, each escaped. A segment of dots
// alone is escaped too, since it would otherwise lead out of its folder.
func path(segments ...string) string {
	escaped := make([]string, len(segments))
	for i, segment := range segments {
		escaped[i] = url.PathEscape(segment)
		if segment == "." || segment == ".." {
			escaped[i] = strings.ReplaceAll(segment, ".", "%2E")
		}
	}
	return strings.Join(escaped, "/")
}

// in gives the path of something that belongs to a repository.
func (r Repository) in(segments ...string) string {
	return path(append([]string{"repos", r.Owner, r.Name}, segments...)...)
}
