package escape_test

import (
	stdhtml "html"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/report/escape"
)

func TestAddressesLeadOnlyWhereTheyMay(t *testing.T) {
	for address, want := range map[escape.URL]string{
		"#group-1-problem-2":                       "#group-1-problem-2",
		"group-soil.html":                          "group-soil.html",
		"https://example.gov.uk/a?b=1&c=2":         "https://example.gov.uk/a?b=1&amp;c=2",
		"HTTPS://example.gov.uk":                   "HTTPS://example.gov.uk",
		"https://example.gov.uk/a%20b%zz":          "https://example.gov.uk/a%20b%25zz",
		"https://example.gov.uk/é'(\")<a> +":       "https://example.gov.uk/%c3%a9%27%28%22%29%3ca%3e%20&#43;",
		"mailto:soil+water@example.gov.uk":         "mailto:soil&#43;water@example.gov.uk",
		"folder/a:b":                               "folder/a:b",
		"javascript:alert(1)":                      "#",
		"JavaScript:alert(1)":                      "#",
		"data:text/html,x":                         "#",
		" javascript:alert(1)":                     "#",
		"java\nscript:alert(1)":                    "#",
		"":                                         "",
		"https://example.gov.uk/\x00\xff\u2028end": "https://example.gov.uk/%00%ff%e2%80%a8end",
	} {
		if got := address.Markup(); got != want {
			t.Errorf("%q: %s, want %s", address, got, want)
		}
	}
}

// TestMarkupReadsAsTheText checks that escaped text reads as the original when HTML is
// decoded, and that it contains nothing that ends an element or an attribute.
func TestMarkupReadsAsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for _, markup := range []string{escape.HTML(text).Markup(), escape.Anchor(text).Markup()} {
			if strings.ContainsAny(markup, "<>\"'\x00") {
				t.Fatalf("%q is not escaped", markup)
			}
			if got, want := stdhtml.UnescapeString(markup), strings.ReplaceAll(text, "\x00", "\uFFFD"); got != want {
				t.Fatalf("%q reads as %q", markup, got)
			}
		}
		address := escape.URL("https://example.gov.uk/" + text).Markup()
		if strings.ContainsAny(address, "<>\"' \n\x00") {
			t.Fatalf("%q is not escaped", address)
		}
		if _, err := url.Parse(stdhtml.UnescapeString(address)); err != nil {
			t.Fatal(err)
		}
	})
}
