package githubfake

import (
	"hash/fnv"
	"net/http"
	"strings"
)

// site is the address of GitHub's website.
const site = "https://github.com/"

func root(*call) reply { return ok(map[string]any{}) }

// whoAmI returns the user that a person's token belongs to. It refuses an app's token,
// which belongs to no user.
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

// appView returns the JSON of the app that made a check run, issue or comment. Without
// an app it returns nil, which is encoded as null.
func appView(slug string) any {
	if slug == "" {
		return nil
	}
	return map[string]any{"id": numberOf(slug), "slug": slug, "name": slug, "owner": userView(slug), "permissions": map[string]any{}}
}

// numberOf returns a number made from a name. The same name always gets the same
// number.
func numberOf(name string) int64 {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(strings.ToLower(name)))
	return int64(hash.Sum32())
}
