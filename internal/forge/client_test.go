package forge_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/forge"
)

func TestParseRepository(t *testing.T) {
	for _, text := range []string{"DEFRA/dgcheck", "a/b", "octo_corp/x.y_z-1", "a/" + strings.Repeat("n", 100), "a-/.github"} {
		repository, err := forge.ParseRepository(text)
		if err != nil || repository.String() != text {
			t.Errorf("%s: %v, %v", text, repository, err)
		}
	}
	for _, text := range []string{
		"", "/", "a", "a/", "/b", "a/b/c", "a/..", "a/.", "../b", ".a/b", "-a/b", "a b/c", "a/b c", "a/b?c", "a/b#c", "a/b%2fc",
		"a/é", "é/b", "a/b\n", "https://github.com/a/b", strings.Repeat("o", 40) + "/b", "a/" + strings.Repeat("n", 101),
	} {
		if _, err := forge.ParseRepository(text); err == nil || !strings.Contains(err.Error(), "owner/name") {
			t.Errorf("%q is taken for a repository: %v", text, err)
		}
	}
}

// TestNothingIsSentOfARepositoryThatCannotBe: the client must refuse an invalid
// Repository that was not made by ParseRepository.
func TestNothingIsSentOfARepositoryThatCannotBe(t *testing.T) {
	hub := serve(t)
	_, err := hub.client(t).Comments(context.Background(), forge.Repository{Owner: "a/b", Name: ".."}, 1)
	if kind(err) != forge.Invalid || len(hub.requests()) != 0 {
		t.Errorf("got %v and %d requests", err, len(hub.requests()))
	}
}

func TestNewTakesTheAddressOfAnAPI(t *testing.T) {
	for _, address := range []string{"", "https://api.github.com", "https://ghe.example/api/v3/", "http://127.0.0.1:8080", "http://[::1]:1", "http://localhost"} {
		if _, err := forge.New(forge.Options{API: address, Clock: &clock{}}); err != nil {
			t.Errorf("%q: %v", address, err)
		}
	}
	for _, address := range []string{
		"http://api.github.com", "http://127.0.0.1.example", "http://localhost.example", "ftp://localhost", "api.github.com", "https://", "https:api",
		"https://user:pass@ghe.example", "https://ghe.example?x=1", "https://ghe.example#x", "https://ghe.example/%zz", "//ghe.example",
	} {
		_, err := forge.New(forge.Options{API: address, Clock: &clock{}})
		if err == nil || !strings.Contains(err.Error(), "https://") || strings.Contains(err.Error(), "pass") {
			t.Errorf("%q is taken for an API: %v", address, err)
		}
	}
}

func TestNewRefusesWhatNoTokenIs(t *testing.T) {
	for _, bad := range []string{"secret\n", "a secret", "sécret", "x\r\nX-Other: y"} {
		_, err := forge.New(forge.Options{Token: bad, Clock: &clock{}})
		if err == nil || strings.Contains(err.Error(), "cret") {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if _, err := forge.New(forge.Options{Agent: "x\r\ny", Clock: &clock{}}); err == nil {
		t.Error("an agent with a line break is taken")
	}
	if _, err := forge.New(forge.Options{}); err == nil {
		t.Error("a client without a clock is made")
	}
}

func TestARequestSaysWhoAsksAndStaysBelowTheAddress(t *testing.T) {
	hub := serve(t, fine, fine)
	for _, path := range []string{"", "/api/v3"} {
		client := hub.client(t, func(o *forge.Options) { o.API += path })
		if _, err := client.Login(context.Background()); err != nil {
			t.Fatal(err)
		}
		request := hub.requests()[len(hub.requests())-1]
		if request.address != path+"/user" {
			t.Errorf("asked %s", request.address)
		}
		for name, want := range map[string]string{"Authorization": "Bearer " + token, "User-Agent": "dgcheck/test", "X-GitHub-Api-Version": "2022-11-28"} {
			if got := request.header.Get(name); got != want {
				t.Errorf("%s is %q, not %q", name, got, want)
			}
		}
	}
}

func TestWithoutATokenNoneIsSent(t *testing.T) {
	hub := serve(t, says(http.StatusOK, "[]"))
	if _, err := hub.client(t, func(o *forge.Options) { o.Token = "" }).Comments(context.Background(), repository, 1); err != nil {
		t.Fatal(err)
	}
	if _, sent := hub.requests()[0].header["Authorization"]; sent {
		t.Error("an empty token was sent")
	}
}
