package forge

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
)

const (
	perPage  = "100" // the largest page that GitHub sends
	maxPages = 100
)

// list reads all pages of a list. The function unwrap decodes the entries of one page.
// The function known reports whether an entry has the fields that every caller needs.
// If the list cannot be read to its end, list returns an error. With half a list, a
// caller would not find what it wrote earlier, and would write it a second time.
func list[G any](ctx context.Context, c *Client, what call, query url.Values, unwrap func([]byte) ([]*G, error), known func(*G) bool) ([]*G, error) {
	all, whole, err := beginning(ctx, c, what, query, unwrap, known, maxPages, func(*G) bool { return false })
	if err == nil && !whole {
		return nil, what.unclear("the list has more than 100 pages")
	}
	return all, err
}

// beginning reads pages of a list. It stops when the list ends, when enough returns
// true for the last entry of a page, or after the given number of pages. The result
// whole is true if the list ended. The arguments unwrap and known are as for list.
func beginning[G any](ctx context.Context, c *Client, what call, query url.Values, unwrap func([]byte) ([]*G, error), known func(*G) bool, pages int, enough func(*G) bool) (all []*G, whole bool, err error) {
	query.Set("per_page", perPage)
	what.path += "?" + query.Encode()
	seen := map[string]bool{}
	for range pages {
		got, err := c.say(ctx, what)
		if err != nil {
			return nil, false, err
		}
		page, err := unwrap(got.body)
		if err != nil {
			return nil, false, what.unclear(err.Error())
		}
		if slices.ContainsFunc(page, func(entry *G) bool { return !known(entry) }) {
			return nil, false, what.unclear(lacking)
		}
		all = append(all, page...)
		seen[got.from.String()] = true
		next := got.next()
		switch {
		case next == nil:
			return all, true, nil
		case !sameHost(c.api, next):
			return nil, false, what.unclear("the list goes on at another host")
		case seen[next.String()]:
			return nil, false, what.unclear("the list goes on with a page that has been read")
		case len(page) > 0 && enough(page[len(page)-1]):
			return all, false, nil
		}
		what.path = next.String()
	}
	return all, false, nil
}

// entries decodes a JSON list. It returns an error for anything else, including null.
func entries[G any](body []byte) ([]*G, error) {
	var read []*G
	err := json.Unmarshal(body, &read)
	return read, whole(read, err)
}

// whole returns an error if err is not nil, or if read, the decoded list, is nil.
// GitHub sends [] for an empty list, so nil means that the answer was null or not a
// list.
func whole[G any](read []*G, err error) error {
	if err != nil || read == nil {
		return errors.New("a list was to come and did not")
	}
	return nil
}

// ordered sorts things by the id or number that the function returns for each, and
// removes duplicates. An entry is listed twice if it moves to another page while the
// pages are read.
func ordered[T any, N cmp.Ordered](things []T, number func(T) N) []T {
	slices.SortStableFunc(things, func(a, b T) int { return cmp.Compare(number(a), number(b)) })
	return slices.CompactFunc(things, func(a, b T) bool { return number(a) == number(b) })
}

// next returns the address of the next page, or nil if this is the last one. GitHub
// names it in the header Link
// (https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api).
func (a answer) next() *url.URL {
	rest := strings.Join(a.header.Values("Link"), ", ")
	for {
		_, after, found := strings.Cut(rest, "<")
		address, parameters, closed := strings.Cut(after, ">")
		if !found || !closed {
			return nil
		}
		own, _, _ := strings.Cut(parameters, "<")
		if strings.Contains(strings.ReplaceAll(own, " ", ""), `;rel="next"`) {
			next, err := a.from.Parse(address)
			if err != nil {
				return nil
			}
			return next
		}
		rest = parameters
	}
}
