package githubfake

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// The default and the largest number of entries on a page of a list
// (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
const (
	entriesByDefault = 30
	entriesAtMost    = 100
)

// page returns the page of a list that the query asks for, and a Link header with the
// addresses of other pages. As on GitHub, these contain the repository's number.
func page[T any](c *call, list []T) ([]T, http.Header) {
	size := c.number("per_page", entriesByDefault)
	size = min(max(size, 1), entriesAtMost)
	number := max(c.number("page", 1), 1)
	last := max((len(list)+size-1)/size, 1)
	var links []string
	link := func(number int, relation string) {
		links = append(links, fmt.Sprintf(`<%s>; rel="%s"`, c.pageAddress(number), relation))
	}
	if number > 1 {
		link(number-1, "prev")
	}
	if number < last {
		link(number+1, "next")
		link(last, "last")
	}
	if number > 1 {
		link(1, "first")
	}
	header := http.Header{}
	if len(links) > 0 {
		header.Set("Link", strings.Join(links, ", "))
	}
	from := min((number-1)*size, len(list))
	return list[from:min(from+size, len(list))], header
}

func (c *call) pageAddress(number int) string {
	query := url.Values{}
	for key, values := range c.query {
		query[key] = values
	}
	query.Set("page", strconv.Itoa(number))
	return c.base + c.byNumber() + "?" + query.Encode()
}

// byNumber returns the path of the request with the repository's number instead of its
// name. The number does not change when the repository is renamed.
func (c *call) byNumber() string {
	named := "/repos/" + c.path["owner"] + "/" + c.path["repo"]
	return fmt.Sprintf("/repositories/%d", c.repository.id) + strings.TrimPrefix(c.rawPath, named)
}

func (c *call) number(name string, otherwise int) int {
	if number, err := strconv.Atoi(c.query.Get(name)); err == nil {
		return number
	}
	return otherwise
}

// listed returns the reply with the page of a list that the query asks for. The
// function converts an entry to the value that is encoded as JSON.
func listed[T any](c *call, list []T, show func(T) any) reply {
	cut, header := page(c, list)
	entries := make([]any, 0, len(cut))
	for _, entry := range cut {
		entries = append(entries, show(entry))
	}
	return reply{status: http.StatusOK, header: header, body: entries}
}
