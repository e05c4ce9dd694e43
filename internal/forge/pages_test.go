package forge_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// lists returns the methods that read lists, by what they list. The field around is a
// format for the JSON of a page, with %s in the place of the entries.
func lists() map[string]struct {
	around string
	read   func(*forge.Client) (int, error)
} {
	ctx := context.Background()
	return map[string]struct {
		around string
		read   func(*forge.Client) (int, error)
	}{
		"check runs": {`{"total_count": 1, "check_runs": %s}`, func(c *forge.Client) (int, error) {
			all, err := c.Checks(ctx, repository, commit, "dgcheck")
			return len(all), err
		}},
		"comments": {"%s", func(c *forge.Client) (int, error) {
			all, err := c.Comments(ctx, repository, 7)
			return len(all), err
		}},
		"issues": {"%s", func(c *forge.Client) (int, error) {
			all, err := c.Issues(ctx, repository, forge.IssueFilter{})
			return len(all), err
		}},
		"pull requests": {"%s", func(c *forge.Client) (int, error) {
			all, err := c.Pulls(ctx, repository, "octocat", "fix")
			return len(all), err
		}},
	}
}

// entry returns the JSON of an entry that is valid in every list.
func entry(number int) string {
	return fmt.Sprintf(`{"id": %d, "number": %[1]d, "name": "dgcheck", "head": {"sha": %q, "ref": "fix", "user": {"login": "octocat"}}}`, number, commit)
}

func TestWhatIsNoListIsRefused(t *testing.T) {
	for name, list := range lists() {
		for _, body := range []string{"null", "{}", `"a"`, "1", `[null]`, "[" + entry(1) + ", null]", "[{}]", "[1]", `[{"id": "x"}]`} {
			for _, page := range []string{fmt.Sprintf(list.around, body), body} {
				hub := serve(t, says(http.StatusOK, page))
				if _, err := list.read(hub.client(t)); kind(err) != forge.Strange {
					t.Errorf("%s: %s is taken for a list: %v", name, page, err)
				}
			}
		}
	}
}

func TestAnEmptyListIsOne(t *testing.T) {
	for name, list := range lists() {
		hub := serve(t, says(http.StatusOK, fmt.Sprintf(list.around, "[]")))
		if count, err := list.read(hub.client(t)); err != nil || count != 0 {
			t.Errorf("%s: %d, %v", name, count, err)
		}
	}
}

func TestEveryPageIsReadAndNothingTwice(t *testing.T) {
	for name, list := range lists() {
		var hub *hub
		// The list changed while its pages were read, so entry 3 is on two pages. The
		// address of the second page contains a comma and a cursor.
		page := func(next string, numbers ...int) reply {
			return func(w http.ResponseWriter, r *http.Request) {
				var entries []string
				for _, number := range numbers {
					entries = append(entries, entry(number))
				}
				link := fmt.Sprintf(`<%s/first?labels=a,b>; rel="first", <%s%s>; rel="next", <%[1]s/last>; rel="last"`, hub.URL, hub.URL, next)
				if next == "" {
					link = fmt.Sprintf(`<%s/first>; rel="first"`, hub.URL)
				}
				w.Header().Set("Link", link)
				_, _ = fmt.Fprintf(w, list.around, "["+strings.Join(entries, ",")+"]")
			}
		}
		hub = serve(t, page("/two?labels=a,b&after=Y3Vyc29y", 3, 1), page("/three", 3, 2), page("", 4))
		count, err := list.read(hub.client(t))
		if err != nil || count != 4 {
			t.Errorf("%s: %d, %v", name, count, err)
		}
		if !strings.Contains(hub.requests()[0].address, "per_page=100") || hub.requests()[1].address != "/two?labels=a,b&after=Y3Vyc29y" || hub.requests()[2].address != "/three" {
			t.Errorf("%s:\n%s", name, lines(hub.requests()))
		}
	}
}

func TestAListThatDoesNotEndIsRefused(t *testing.T) {
	for name, list := range lists() {
		empty := fmt.Sprintf(list.around, "[]")
		itself := func(w http.ResponseWriter, r *http.Request) {
			says(http.StatusOK, empty, "Link", fmt.Sprintf(`<%s>; rel="next"`, r.RequestURI))(w, r)
		}
		back := says(http.StatusOK, empty, "Link", `</one>; rel="next"`)
		for fault, hub := range map[string]*hub{
			"itself":  serve(t, itself),
			"a round": serve(t, back, says(http.StatusOK, empty, "Link", `</two>; rel="next"`), back),
			"another": serve(t, says(http.StatusOK, empty, "Link", fmt.Sprintf(`<%s/x>; rel="next"`, elsewhere(t)))),
			"endless": serveWith(t, func(n int) reply {
				if n >= 100 {
					return nil
				}
				return says(http.StatusOK, empty, "Link", fmt.Sprintf(`</%d>; rel="next"`, n))
			}),
		} {
			if _, err := list.read(hub.client(t)); kind(err) != forge.Strange {
				t.Errorf("%s, %s: %v", name, fault, err)
			}
		}
	}
}

// TestAPullRequestOfNobodyIsFound: GitHub does not name the owner of a head whose
// account was deleted. Pulls must return the pull request all the same.
func TestAPullRequestOfNobodyIsFound(t *testing.T) {
	for user, want := range map[string]int{"null": 1, `{"login": "octocat"}`: 1, `{"login": "another"}`: 0} {
		hub := serve(t, says(http.StatusOK, fmt.Sprintf(`[{"number": 1, "head": {"sha": %q, "ref": "fix", "user": %s}}]`, commit, user)))
		if found, err := hub.client(t).Pulls(context.Background(), repository, "octocat", "fix"); err != nil || len(found) != want {
			t.Errorf("%s: %+v, %v", user, found, err)
		}
	}
}
