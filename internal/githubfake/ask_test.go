package githubfake_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/DEFRA/dgcheck/internal/githubfake"
)

const (
	group = "DEFRA/soil-health"
	first = "1111111111111111111111111111111111111111"
	later = "2222222222222222222222222222222222222222"
)

// answer is a response. If the connection was closed without one, the field lost is
// set.
type answer struct {
	status int
	header http.Header
	text   string
	lost   bool
}

// json decodes the body of a response.
func (a answer) json(t *testing.T) map[string]any {
	t.Helper()
	var value map[string]any
	if err := json.Unmarshal([]byte(a.text), &value); err != nil {
		t.Fatalf("%v in %s", err, a.text)
	}
	return value
}

func (a answer) list(t *testing.T) []any {
	t.Helper()
	var value []any
	if err := json.Unmarshal([]byte(a.text), &value); err != nil {
		t.Fatalf("%v in %s", err, a.text)
	}
	return value
}

// asker sends requests with a token to a server.
type asker struct {
	t      *testing.T
	server *githubfake.Server
	token  string
}

func (a asker) with(token string) asker { a.token = token; return a }

// ask sends a request. A path without a leading slash is relative to the test
// repository.
func (a asker) ask(method, path, body string) answer {
	a.t.Helper()
	if !strings.HasPrefix(path, "/") {
		path = "/repos/" + group + "/" + path
	}
	return a.askAt(method, a.server.URL()+path, body)
}

func (a asker) askAt(method, address, body string) answer {
	a.t.Helper()
	var reader io.Reader
	if body != "" {
		reader = strings.NewReader(body)
	}
	request, err := http.NewRequest(method, address, reader)
	if err != nil {
		a.t.Fatal(err)
	}
	if a.token != "" {
		request.Header.Set("Authorization", "Bearer "+a.token)
	}
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	return a.send(request)
}

func (a asker) send(request *http.Request) answer {
	a.t.Helper()
	client := &http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true}, // with reused connections the transport would retry on its own
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	response, err := client.Do(request)
	if err != nil {
		return answer{lost: true}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return answer{response.StatusCode, response.Header, string(text), err != nil}
}

// start starts a server with one repository. The test fails if a request or answer
// breaks GitHub's API description.
func start(t *testing.T) (*githubfake.Server, *githubfake.Repository, asker) {
	t.Helper()
	server := githubfake.New(t)
	return server, server.AddRepository(group, "main", first), asker{t, server, githubfake.ActionsToken}
}

// startLoose is like start, but for tests whose requests break GitHub's API description
// on purpose.
func startLoose(t *testing.T) (*githubfake.Server, *githubfake.Repository, asker) {
	t.Helper()
	server, err := githubfake.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server, server.AddRepository(group, "main", first), asker{t, server, githubfake.ActionsToken}
}

func wantStatus(t *testing.T, got answer, want int) {
	t.Helper()
	if got.status != want || got.lost {
		t.Errorf("status %d (lost: %v), want %d: %s", got.status, got.lost, want, got.text)
	}
}

func encoded(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
