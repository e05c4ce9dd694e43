package forge

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// Rehearsal is an HTTP transport for a client that must not write. It records each
// write and answers it as GitHub would. It passes reads on to GitHub, except reads of
// what the recorded writes would have made. Only one client may use a Rehearsal.
type Rehearsal struct {
	// Blank, if not empty, is a commit. Then no request goes to GitHub at all. The
	// Rehearsal answers as if nothing was ever published and Blank were the newest
	// commit of every branch and pull request.
	Blank string

	transport http.RoundTripper
	writes    []Write
	made      map[string]map[string]any
}

// Write is a request that a Rehearsal recorded instead of sending it.
type Write struct {
	// Method is POST, PATCH or DELETE.
	Method string
	// Path is the part after the address of the repository, for example
	// issues/7/comments.
	Path string
	// Body has the fields of the request's JSON body.
	Body Written
}

// Written is the body of a write. Each kind of request uses only some of the fields.
type Written struct {
	Name       string `json:"name"`
	HeadSHA    string `json:"head_sha"`
	Status     string `json:"status"`
	Conclusion string `json:"conclusion"`
	Output     struct {
		Title       string            `json:"title"`
		Annotations []json.RawMessage `json:"annotations"`
	} `json:"output"`
	Title       string `json:"title"`
	Body        string `json:"body"`
	State       string `json:"state"`
	StateReason string `json:"state_reason"`
	Path        string `json:"path"`
	Line        int    `json:"line"`
}

// Writes returns the recorded writes, in order.
func (r *Rehearsal) Writes() []Write { return r.writes }

// RoundTrip records a write, or answers a read. It implements http.RoundTripper.
func (r *Rehearsal) RoundTrip(request *http.Request) (*http.Response, error) {
	below := belowRepository(request.URL.Path)
	if request.Method != http.MethodGet {
		return r.record(request, below)
	}
	if made, ok := r.made[below]; ok {
		return answered(request, http.StatusOK, made)
	}
	return r.read(request)
}

// read passes a read on to GitHub or, if Blank is set, answers it.
func (r *Rehearsal) read(request *http.Request) (*http.Response, error) {
	if r.Blank == "" {
		return r.transport.RoundTrip(request)
	}
	where, last := path.Split(belowRepository(request.URL.Path))
	head := map[string]any{"sha": r.Blank}
	switch {
	case last == "check-runs":
		return answered(request, http.StatusOK, map[string]any{"total_count": 0, "check_runs": []any{}})
	case last == "issues" || last == "pulls" || last == "comments":
		return answered(request, http.StatusOK, []any{})
	case where == "pulls/":
		number, err := strconv.Atoi(last)
		if err != nil {
			return nil, err
		}
		return answered(request, http.StatusOK, map[string]any{"number": number, "state": Open, "head": head})
	case strings.HasPrefix(where, "branches/"):
		return answered(request, http.StatusOK, map[string]any{"commit": head})
	case strings.HasSuffix(request.URL.Path, "/user"):
		return answered(request, http.StatusOK, map[string]any{"login": "nobody"})
	}
	return answered(request, http.StatusNotFound, map[string]any{"message": "Not Found"})
}

// record records a write and returns the answer that GitHub would send. The argument
// below is the request's path after that of the repository, such as "issues/7".
func (r *Rehearsal) record(request *http.Request, below string) (*http.Response, error) {
	write := Write{Method: request.Method, Path: below}
	said := map[string]any{}
	if request.Body != nil {
		content, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(content, &said); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(content, &write.Body); err != nil {
			return nil, err
		}
	}
	if request.Method == http.MethodDelete {
		r.writes = append(r.writes, write)
		return answered(request, http.StatusNoContent, nil)
	}
	now, refusal, err := r.before(request, below)
	if err != nil || refusal != nil {
		return refusal, err
	}
	r.writes = append(r.writes, write)
	had := annotationsOf(now)
	maps.Copy(now, said)
	if labels, ok := said["labels"].([]any); ok { // a request has names, and GitHub's answer has objects
		now["labels"] = labelled(labels)
	}
	if output, ok := now["output"].(map[string]any); ok {
		output["annotations_count"] = had + len(write.Body.Output.Annotations)
	}
	if r.made == nil {
		r.made = map[string]map[string]any{}
	}
	r.made[path.Join(collection(below), fmt.Sprint(now["id"]))] = now
	return answered(request, http.StatusOK, now)
}

// labelled returns labels in the form that GitHub's answers have.
func labelled(names []any) []any {
	labels := make([]any, len(names))
	for i, name := range names {
		labels[i] = map[string]any{"name": name}
	}
	return labels
}

// annotationsOf returns how many annotations a check run has.
func annotationsOf(check map[string]any) int {
	output, _ := check["output"].(map[string]any)
	switch n := output["annotations_count"].(type) {
	case int:
		return n
	case float64: // the type after decoding GitHub's JSON
		return int(n)
	}
	return 0
}

// before returns the object that a write changes, as it is before the write, or
// GitHub's refusal if it cannot be read. For a POST it returns a new object with a
// negative number, which nothing on GitHub has. The argument below is as for record.
func (r *Rehearsal) before(request *http.Request, below string) (now map[string]any, refusal *http.Response, err error) {
	if request.Method == http.MethodPost {
		id := -1 - len(r.made)
		return map[string]any{"id": id, "number": id}, nil, nil
	}
	if made, ok := r.made[below]; ok {
		return made, nil, nil
	}
	number, err := strconv.Atoi(path.Base(below))
	if err != nil {
		return nil, nil, err
	}
	now = map[string]any{"id": number, "number": number}
	if collection(below) != "check-runs" {
		return now, nil, nil
	}
	look := request.Clone(request.Context())
	look.Method, look.Body, look.ContentLength = http.MethodGet, nil, 0
	got, err := r.read(look)
	if err != nil || got.StatusCode >= http.StatusMultipleChoices {
		return nil, got, err
	}
	defer got.Body.Close()
	if err := json.NewDecoder(io.LimitReader(got.Body, maxAnswer)).Decode(&now); err != nil {
		return nil, nil, err
	}
	now["id"] = number
	return now, nil, nil
}

// collection takes a path below that of the repository and returns the path of the list
// that it is in: "issues" for "issues/7". A path that does not end with a number is
// returned unchanged.
func collection(below string) string {
	if _, err := strconv.Atoi(path.Base(below)); err == nil {
		return path.Dir(below)
	}
	return below
}

// belowRepository takes the path of a request and returns the part after
// /repos/OWNER/NAME/, such as "issues/7".
func belowRepository(of string) string {
	_, below, _ := strings.Cut(of, "/repos/")
	parts := strings.SplitN(below, "/", 3)
	return parts[len(parts)-1]
}

// answered returns a response with the status and with body as JSON. If body is nil,
// the response has no body.
func answered(request *http.Request, status int, body any) (*http.Response, error) {
	var content []byte
	if body != nil {
		var err error
		if content, err = json.Marshal(body); err != nil {
			return nil, err
		}
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{}, Request: request, Body: io.NopCloser(bytes.NewReader(content)),
	}, nil
}
