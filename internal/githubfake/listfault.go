package githubfake

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

func replaced(address, path string) string { return strings.ReplaceAll(address, "{path}", path) }

// NullList answers null instead of a list.
func NullList() Fault { return Answer(http.StatusOK, jsonKind, "null") }

// ObjectForList answers an object instead of a list.
func ObjectForList() Fault {
	return Answer(http.StatusOK, jsonKind, `{"message": "not a list"}`)
}

// Stale answers a read with the state before that many writes, as GitHub does
// if one of its replicas lags behind.
func Stale(writes int) Fault {
	return Fault{name: fmt.Sprintf("%d writes behind", writes), carried: true, stale: writes}
}

// NextToSelf answers a list that names its own page as the next.
func NextToSelf() Fault {
	return Fault{name: "next page is itself", carried: true, answer: func(w http.ResponseWriter, r *http.Request, would sent) {
		query := r.URL.Query()
		if query.Get("page") == "" {
			query.Set("page", strconv.Itoa(1))
		}
		self := url.URL{Scheme: "http", Host: r.Host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: query.Encode()}
		would.header.Set("Link", fmt.Sprintf(`<%s>; rel="next"`, self.String()))
		would.send(w)
	}}
}
