package declaration

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

func (w *walker) link(s *shape, n yamltext.Node, text string) Value {
	parsed, err := url.Parse(text)
	if err == nil && parsed.Scheme == "https" && parsed.Host != "" && parsed.User == nil && !strings.ContainsAny(text, " \t<>\"") {
		return textValue(w.unsecret(n, text))
	}
	if parsed != nil && parsed.User != nil {
		w.fault(Shape, n, fmt.Sprintf("`%s` is a web address with a user name or password in it.", s.label), "Take the user name and password out of the address.")
		return s.blank
	}
	w.fault(Shape, n, fmt.Sprintf("`%s` should be a web address that begins with https://, but %s is written.", s.label, quote(text)), linkRemedy(text))
	return s.blank
}

// linkRemedy returns the remedy for a text that is no web address. If the text only lacks
// https://, the remedy has the whole address.
func linkRemedy(text string) string {
	bare := strings.TrimPrefix(text, "http://")
	host, _, _ := strings.Cut(bare, "/")
	if _, err := url.Parse("https://" + bare); err == nil && barePage().MatchString(host) && !strings.ContainsAny(bare, " \t<>\"") && !looksSecret(text) && shortText(bare) == bare {
		return fmt.Sprintf("Write `https://%s`.", bare)
	}
	return "Write the full address, beginning with https://."
}

// barePage matches the name of a host, such as www.gov.uk.
var barePage = pattern.Lazy(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
