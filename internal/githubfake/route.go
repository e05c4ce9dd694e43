package githubfake

import (
	"net/url"
	"strings"
)

// enterprisePrefix is the path of the API on a GitHub Enterprise Server.
const enterprisePrefix = "/api/v3"

// segments splits a path at its slashes. The path is still percent-encoded.
func segments(path string) []string {
	return strings.Split(strings.Trim(path, "/"), "/")
}

// route returns the operation for a method and a percent-encoded path, and the values
// of its path parameters. If several operations match, it chooses the one with the most
// fixed segments. If none does, it returns nil.
func (c *contract) route(method, path string) (*operation, map[string]string) {
	var best *operation
	var values map[string]string
	for _, operation := range c.operations {
		if operation.method != method {
			continue
		}
		if found, ok := operation.match(segments(path)); ok && (best == nil || literal(operation) > literal(best)) {
			best, values = operation, found
		}
	}
	return best, values
}

func literal(o *operation) int {
	count := 0
	for _, segment := range o.pattern {
		if !strings.HasPrefix(segment, "{") {
			count++
		}
	}
	return count
}

// match returns the values of the path parameters by name. The second result is false
// if the path does not match the operation.
func (o *operation) match(path []string) (map[string]string, bool) {
	values := map[string]string{}
	for i, segment := range o.pattern {
		name, value := strings.CutPrefix(segment, "{")
		if !value {
			if len(path) == 0 || path[0] != segment {
				return nil, false
			}
			path = path[1:]
			continue
		}
		name = strings.TrimSuffix(name, "}")
		take := 1
		if name == o.several {
			take = len(path) - (len(o.pattern) - i - 1)
		}
		if take < 1 || take > len(path) {
			return nil, false
		}
		text, err := url.PathUnescape(strings.Join(path[:take], "/"))
		if err != nil || text == "" {
			return nil, false
		}
		values[name], path = text, path[take:]
	}
	return values, len(path) == 0
}
