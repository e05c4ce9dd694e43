package forge

import (
	"encoding/json"
	"net/http"
	"net/url"
)

// Kept stores answers by the address of the request. The client trusts a stored answer
// as if GitHub had just sent it.
type Kept interface {
	Load(address string) (answer []byte, ok bool)
	Save(address string, answer []byte)
}

// keptAnswer is the JSON form in which an answer is stored.
type keptAnswer struct {
	Status int             `json:"status"`
	Link   []string        `json:"link,omitempty"`
	Body   json.RawMessage `json:"body"`
}

// remembered returns the stored answer to a request. The argument from is the full
// address of the request. The second result is false for a write, or if no usable
// answer is stored.
func (c *Client) remembered(what call, from *url.URL) (answer, bool) {
	if c.kept == nil || what.writes() {
		return answer{}, false
	}
	text, ok := c.kept.Load(from.String())
	var kept keptAnswer
	if !ok || json.Unmarshal(text, &kept) != nil || kept.Status != http.StatusOK && kept.Status != http.StatusNotFound {
		return answer{}, false
	}
	got := answer{from: from, status: kept.Status, header: http.Header{"Link": kept.Link}, body: kept.Body}
	if got.refused() {
		got.said = said(got.body, c.wire.token)
	}
	return got, true
}

// remember stores an answer if it is likely to stay true: status 200, or 404 for
// something that does not exist.
func (c *Client) remember(what call, got answer) {
	if c.kept == nil || what.writes() || got.status != http.StatusOK && got.status != http.StatusNotFound || !json.Valid(got.body) {
		return
	}
	text, err := json.Marshal(keptAnswer{got.status, got.header.Values("Link"), got.body})
	if err == nil {
		c.kept.Save(got.from.String(), text)
	}
}
