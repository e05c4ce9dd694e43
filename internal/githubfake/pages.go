package githubfake

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// Entries on a page where none are asked for, and at most
// (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
const (
	entriesByDefault = 30
	entriesAtMost    = 100
)

// page cuts the page that is asked for out of a list, and makes the header that
// names the others. GitHub names repositories by number there.
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

// byNumber is the path of the request with the repository's number for its name,
// which stays when that changes.
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

// listed answers with a page of a list, each entry as show shows it.
func listed[T any](c *call, list []T, show func(T) any) reply {
	cut, header := page(c, list)
	entries := make([]any, 0, len(cut))
	for _, entry := range cut {
		entries = append(entries, show(entry))
	}
	return reply{status: http.StatusOK, header: header, body: entries}
}
