package forge

import (
	"encoding/json"
	"net/http"
	"net/url"
)

// Kept remembers answers by their address. What it returns is believed as GitHub's
// answer would be.
type Kept interface {
	Load(address string) (answer []byte, ok bool)
	Save(address string, answer []byte)
}

// keptAnswer is an answer as it is remembered.
type keptAnswer struct {
	Status int             `json:"status"`
	Link   []string        `json:"link,omitempty"`
	Body   json.RawMessage `json:"body"`
}

// remembered returns an answer that was remembered. Writes are always sent.
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

// remember remembers an answer that is certain: a thing, or that there is none.
func (c *Client) remember(what call, got answer) {
	if c.kept == nil || what.writes() || got.status != http.StatusOK && got.status != http.StatusNotFound || !json.Valid(got.body) {
		return
	}
	text, err := json.Marshal(keptAnswer{got.status, got.header.Values("Link"), got.body})
	if err == nil {
		c.kept.Save(got.from.String(), text)
	}
}
