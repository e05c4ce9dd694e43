package forge_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/DEFRA/dgcheck/internal/forge"
)

// FuzzAnswers checks, for any answer, that the client sends requests only to its own
// host, comes to an end and waits no longer than its budget. Its errors must be one
// line and must not contain the token.
func FuzzAnswers(f *testing.F) {
	f.Add(200, "[]", "", "", "", "", "")
	f.Add(200, thing, `<https://api.github.com/x>; rel="next"`, "", "", "", "")
	f.Add(200, "[]", `<https://example.com/x>; rel="next"`, "", "", "", "")
	f.Add(200, "[]", `<x>, <y;rel="next>;;<`, "", "0", "1795338000", "")
	f.Add(301, "{}", "", "", "", "", "https://example.com/")
	f.Add(302, "{}", "", "", "", "", "//user@api.github.com/x")
	f.Add(403, `{"message": "`+token+`\r\n::error::"}`, "", "9", "0", "-1", "")
	f.Add(429, "null", "", "-9223372036854775808", "", "9223372036854775807", "")
	f.Add(502, page502, "", "Sun, 22 Nov 2026 09:00:30 GMT", "", "", "")
	f.Add(422, `{"message": 1, "errors": [null, "a", {"code": []}]}`, "", "", "", "", "")
	f.Fuzz(func(t *testing.T, status int, body, link, after, remaining, reset, location string) {
		if status < 200 || status > 599 {
			t.Skip()
		}
		clock := &clock{now: moment}
		answer := transport(func(request *http.Request) (*http.Response, error) {
			if request.URL.Scheme != "https" || request.URL.Host != "api.github.com" || request.URL.User != nil {
				t.Fatalf("asked %s", request.URL)
			}
			header := http.Header{"Link": {link}, "Retry-After": {after}, "X-Ratelimit-Remaining": {remaining}, "X-Ratelimit-Reset": {reset}, "Location": {location}}
			return &http.Response{StatusCode: status, Header: header, Body: io.NopCloser(strings.NewReader(body)), Request: request}, nil
		})
		for _, act := range append(acts(), act{name: "read a list", do: func(ctx context.Context, c *forge.Client) error {
			_, err := c.Comments(ctx, repository, 7)
			return err
		}}) {
			client, err := forge.New(forge.Options{Token: token, Clock: clock, Transport: answer})
			if err != nil {
				t.Fatal(err)
			}
			clock.slept = nil
			err = act.do(context.Background(), client)
			if clock.sum() > time.Minute {
				t.Errorf("%s: %s slept", act.name, clock.sum())
			}
			if err == nil {
				continue
			}
			if refused(err) == nil && !errors.Is(err, forge.Lost) {
				t.Errorf("%s: neither refused nor lost: %v", act.name, err)
			}
			if strings.Contains(err.Error(), token) || strings.ContainsFunc(err.Error(), unicode.IsControl) {
				t.Errorf("%s: %q", act.name, err)
			}
		}
	})
}
