package githubfake

import (
	"hash/fnv"
	"net/http"
	"strings"
)

// site is where people look at GitHub; addresses for them begin with it.
const site = "https://github.com/"

func root(*call) reply { return ok(map[string]any{}) }

// whoAmI answers people alone; an app's token belongs to nobody.
func whoAmI(c *call) reply {
	if c.token == nil {
		return refusal(http.StatusUnauthorized, "Requires authentication")
	}
	if c.token.App != "" {
		return refusal(http.StatusForbidden, "Resource not accessible by integration")
	}
	return ok(userView(c.token.Login))
}

func userView(login string) map[string]any {
	kind := "User"
	if strings.HasSuffix(login, "[bot]") {
		kind = "Bot"
	}
	return map[string]any{"login": login, "id": numberOf(login), "type": kind, "html_url": site + strings.TrimSuffix(login, "[bot]")}
}

// appView is the app of a check run, issue or comment; none is null.
func appView(slug string) any {
	if slug == "" {
		return nil
	}
	return map[string]any{"id": numberOf(slug), "slug": slug, "name": slug, "owner": userView(slug), "permissions": map[string]any{}}
}

// numberOf gives a name a number of its own that is always the same.
func numberOf(name string) int64 {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(strings.ToLower(name)))
	return int64(hash.Sum32())
}
