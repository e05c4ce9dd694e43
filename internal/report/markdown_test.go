package report_test

import (
	"bytes"
	"fmt"
	entities "html"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	gomarkdown "github.com/gomarkdown/markdown"
	"github.com/gomarkdown/markdown/parser"
	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"

	"github.com/DEFRA/dgcheck/internal/finding"
	"github.com/DEFRA/dgcheck/internal/report"
	"github.com/DEFRA/dgcheck/internal/report/outline"
	"github.com/DEFRA/dgcheck/internal/rule"
	"github.com/DEFRA/dgcheck/internal/scorecard"
	"github.com/DEFRA/dgcheck/internal/source"
)

// attacks returns texts that have a meaning in Markdown, in HTML or on GitHub.
func attacks() []string {
	return []string{
		hostile, "@team", "@org/team thanks", "x@example.gov.uk", "#1", "fixes #1", "org/repo#12", "GH-1", "gh-12 closes", "deadbeefcafe", "0123456789abcdef0123456789abcdef01234567",
		"https://example.com/x", "http://example.com", "www.example.com", "ftp://example.com", "mailto:x@example.com", "//example.com/a",
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details>", "<details><summary>x", "<!-- dgcheck:comment:soil -->", "-->", "<!--", "<a href='x'>", "&lt;b&gt; &#64;team &commat;team",
		"```\ncode\n```", "~~~\nx", "    code", "`", "``", "```", "a`b", "`a``b`", "`@team`", "``@team``", "x`@team", "@a`b`", "`a`@b`c`", "a\\`@team\\`", "`<b>`", "` `", "`a|b`", "`[x](y)`",
		"# heading", "\n# heading\n", "> quote", "- item", "* item", "+ item", "1. item", "1) item", "---", "===", "***", "___", "\n---\n", "- - - x", "- [ ] task", "[x] task",
		"| a | b |\n|---|---|\n| c | d |", "a|b", "a\\|b", "|", "||||||||",
		"[link](https://example.com)", "![image](https://example.com/x.png)", "[ref]: https://example.com", "[ref][ref]", "[^1]", "[^1]: note", "![", "](javascript:alert(1))", ")", "](x)", "[", "]", "[]()",
		"<https://example.com>", "*bold*", "**bold**", "_it_", "__b__", "~~gone~~", "~x~", "==mark==", "^sup^", ":tada:", ":+1:", "x:smile:y", ":smile:.", "$x$", "$$x$$", "$`x`$", "\\(x\\)", "\\", "a\\", "x\\\n",
		"{#id}", "{.class}", "term\n: definition", "*[HTML]: Hyper", "%%%\ntitle", ":::note", "\u2028# x", "\u0085# x", "\u00a0# x", "  \n", "x  ", "x  \ny", " ",
		"::error::x", "##[error]x", "=1+1", "😀😀 𝕏", strings.Repeat("very long ", 5000), strings.Repeat("@", 3000), strings.Repeat("`", 3001), strings.Repeat("[", 5000), strings.Repeat("😀", 4000), "\xff\xfe\x00", "\x00",
	}
}

// catalogue is a catalogue in which every rule has the same title.
type catalogue string

func (c catalogue) Find(rule.ID) (rule.Rule, bool) { return rule.Rule{Title: string(c)}, true }
func (c catalogue) Clause(string) (rule.Clause, bool) {
	return rule.Clause{Text: string(c)}, true
}

// everything returns a card with content for every part of the report, in which every
// text is the given one.
func everything(text string) outline.Card {
	var results []finding.Finding
	for i, verdict := range []finding.Verdict{finding.Fail, finding.Fail, finding.Fail, finding.Waived, finding.NotAssessed, finding.NotDue, finding.Attested, finding.Pass, finding.NotApplicable} {
		result := finding.Finding{
			Rule: rule.ID(fmt.Sprintf("guide.%d%s", i, text)), Subject: "service:" + text, Verdict: verdict, Message: text, Remedy: text, Clauses: []string{text, "B"},
			Where: source.Position{File: text, Line: 3 + i, Column: 4}, Key: fmt.Sprint(i), Section: "services",
		}
		if verdict == finding.Fail || verdict == finding.Waived {
			result.Severity = rule.Severity(i%3 + 1)
		}
		results = append(results, result)
	}
	soon := results[7]
	soon.Due = "2026-12-20"
	mended := results[7]
	mended.Verdict = finding.Fail
	hidden := results[8]
	return outline.Card{
		Scorecard: scorecard.Scorecard{
			ID: text, Name: text, Path: text, Gate: "advisory", Results: results, Tally: scorecard.Count(results), CustomProblem: text,
			Upcoming: []finding.Finding{soon},
			Ratings: scorecard.Ratings{Overall: scorecard.Amber, Standards: []scorecard.Rating{{Number: "3", Name: text, RAG: scorecard.Amber, Points: []scorecard.Point{
				{Clause: rule.Clause{ID: text, Text: text}, State: scorecard.Short, Rules: []string{text}},
			}}}},
			Outlook: &finding.Outlook{
				Spend:       finding.SpendOutlook{Name: text, Because: text},
				Assessments: []finding.NextAssessment{{Called: text, Assessment: finding.Assessment(text), Panel: finding.Panel(text), Because: text, Planned: "2027-01-01", BookBy: finding.Day(text)}},
				Readiness:   []finding.Preparations{{Called: text, Open: []finding.Preparation{{Label: text, Stage: text}}}},
			},
			Changes: &scorecard.Changes{
				Base: text, New: map[string]bool{"0": true}, Standing: map[string]bool{"1": true, "2": true}, Mended: []finding.Finding{mended}, Hidden: []finding.Finding{hidden},
				Moved: []scorecard.Movement{
					{Number: "3", Name: text, Before: scorecard.Amber, Now: scorecard.Green},
					{Number: rule.OverallStandard, Name: text, Before: scorecard.Red, Now: scorecard.Green},
				},
			},
		},
		Excerpt: func(source.Position) (source.Excerpt, bool) { return source.Excerpt{Text: text}, true },
	}
}

func unjudgedGroup(text string) outline.Card {
	return outline.Card{Scorecard: scorecard.Scorecard{ID: text, Name: text, Problem: text, BaseProblem: text}}
}

// written writes cards in a format and returns the output.
func written(t testing.TB, format string, options outline.Options, run scorecard.Run, cards ...outline.Card) string {
	t.Helper()
	reporter, ok := report.New(format, options)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var out bytes.Buffer
	if err := reporter.Begin(&out, run); err != nil {
		t.Fatal(err)
	}
	for i, c := range cards {
		c.Index = i
		if err := reporter.Group(&out, c); err != nil {
			t.Fatal(err)
		}
	}
	if err := reporter.End(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func published() scorecard.Run {
	known := run()
	known.Source = scorecard.Source{Repository: "https://github.com/DEFRA/flood", Commit: "0123456789abcdef0123456789abcdef01234567", Folder: "groups"}
	return known
}

// against returns a run that compares with a base commit. The given text is the name of
// that commit, and the id and the path of a group that existed only there.
func against(text string) scorecard.Run {
	known := published()
	known.Base, known.Gone = text, []scorecard.Gone{{ID: text, Path: text}}
	return known
}

// engines returns functions that render Markdown as HTML, by the name of the renderer.
// Every extension that could give a text a meaning is switched on. Raw HTML in the
// Markdown is copied to the page and not removed.
func engines() map[string]func(string) string {
	whole := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(html.WithUnsafe()))
	return map[string]func(string) string{
		"goldmark": func(text string) string {
			var out bytes.Buffer
			if err := whole.Convert([]byte(text), &out); err != nil {
				return err.Error()
			}
			return out.String()
		},
		"gomarkdown": func(text string) string {
			known := parser.CommonExtensions | parser.Footnotes | parser.Attributes | parser.SuperSubscript
			// gomarkdown takes everything between details tags for HTML. GitHub does
			// not, so the lines with these tags are replaced.
			text = folds.ReplaceAllString(text, "**fold**")
			return string(gomarkdown.ToHTML([]byte(text), parser.NewWithExtensions(known), nil))
		},
	}
}

var (
	folds   = regexp.MustCompile(`(?m)^(<details>.*|</details>)$`)
	tag     = regexp.MustCompile(`<[^>]*>`)
	codes   = regexp.MustCompile(`(?s)<code>.*?</code>`)
	links   = regexp.MustCompile(`(?s)<a href="https://github.com/DEFRA/flood/blob/[A-Za-z0-9%./_-]*#L[0-9]+"[^>]*>.*?</a>`)
	calling = regexp.MustCompile(`(?i)@[a-z0-9]|#[0-9]|gh-[0-9]|\b[0-9a-f]{7,40}\b|:[a-z0-9_+-]+:|://|www\.|\$`)
)

// skeleton returns the tags of a rendered page. It omits code spans, because escaping
// may add them, and links to lines, because the report omits a link whose address is
// too long.
func skeleton(page string) []string {
	page = links.ReplaceAllString(page, "")
	return tag.FindAllString(codes.ReplaceAllString(page, ""), -1)
}

// alive returns the parts of a page that GitHub would turn into links, mentions or
// emoji. It ignores code and existing links.
func alive(page string) []string {
	page = codes.ReplaceAllString(links.ReplaceAllString(page, "<line>"), "<code>")
	return calling.FindAllString(entities.UnescapeString(strings.Join(tag.Split(page, -1), "\n")), -1)
}

func TestNothingADeclarationSaysComesAliveInMarkdown(t *testing.T) {
	for engine, render := range engines() {
		check := func(t *testing.T, text string) {
			t.Helper()
			for name, cards := range map[string]func(string) []outline.Card{
				"one":  func(text string) []outline.Card { return []outline.Card{everything(text)} },
				"many": func(text string) []outline.Card { return []outline.Card{everything(text), unjudgedGroup(text)} },
			} {
				options := outline.Options{Limit: 1_000_000}
				options.Catalogue = catalogue(text)
				got := written(t, "markdown", options, against(text), cards(text)...)
				options.Catalogue = catalogue("x")
				want := skeleton(render(written(t, "markdown", options, against("x"), cards("x")...)))
				if diff := cmp.Diff(want, skeleton(render(got))); diff != "" {
					t.Errorf("%s, %s group: %.60q changes the structure (-want +got):\n%s\n%.3000s", engine, name, text, diff, got)
				}
				if found := alive(render(got)); len(found) > 0 {
					t.Errorf("%s, %s group: of %.60q comes alive: %q", engine, name, text, found)
				}
				for _, r := range got {
					if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
						t.Errorf("%U reaches markdown", r)
					}
				}
				if strings.Contains(got, "<!--") || strings.Contains(got, "-->") || !utf8.ValidString(got) {
					t.Errorf("%.60q begins or ends a comment, or is no UTF-8", text)
				}
			}
		}
		for i, text := range attacks() {
			t.Run(fmt.Sprint(engine, " ", i), func(t *testing.T) { check(t, text) })
		}
		t.Run(engine+" at random", func(t *testing.T) {
			pieces := rapid.SampledFrom(append(strings.Split("` | < > [ ] ( ) ! * _ ~ # @ \\ & : / $ { } = + - 1. \n . x a1 \t abcdef", " "), " ", "://", "www.", "GH-1", "```", "&#", ";", "é"))
			rapid.Check(t, func(r *rapid.T) {
				text := strings.Join(rapid.SliceOfN(pieces, 1, 12).Draw(r, "pieces"), "")
				options := outline.Options{Catalogue: catalogue(text)}
				got := render(written(t, "markdown", options, against(text), everything(text)))
				options.Catalogue = catalogue("x")
				want := skeleton(render(written(t, "markdown", options, against("x"), everything("x"))))
				if diff := cmp.Diff(want, skeleton(got)); diff != "" {
					r.Fatalf("%q changes the structure (-want +got):\n%s", text, diff)
				}
				if found := alive(got); len(found) > 0 {
					r.Fatalf("of %q comes alive: %q", text, found)
				}
			})
		})
	}
}

// TestTheMarkdownTestSeesWhatComesAlive checks that skeleton or alive detects each text
// that has a meaning, so that the test above can fail.
func TestTheMarkdownTestSeesWhatComesAlive(t *testing.T) {
	for engine, render := range engines() {
		plain := skeleton(render("- For x"))
		for _, text := range []string{
			"@team", "see #1", "GH-1", "deadbeefcafe", ":tada:", "$x$",
			"<b>x</b>", "*x*", "[x](y)", "![x](y)", "https://example.com/", "~~x~~", "x\n\n# y", "<!-- x -->",
		} {
			if page := render("- For " + text); cmp.Equal(plain, skeleton(page)) && len(alive(page)) == 0 {
				t.Errorf("%s: %s is not seen", engine, text)
			}
		}
	}
}

// TestMarkdownCallsACommitByItsShortName checks that the full hash of the base commit
// is shortened to seven characters.
func TestMarkdownCallsACommitByItsShortName(t *testing.T) {
	hash := strings.Repeat("0123456789", 4)
	run, card := against("Soil"), everything("Soil")
	run.Base, card.Changes.Base = hash, hash
	if out := written(t, "markdown", outline.Options{}, run, card); !strings.Contains(out, "- Compared with `0123456`: 1 new,") {
		t.Error(out)
	}
}

func TestMarkdownSaysWhatHasChanged(t *testing.T) {
	out := written(t, "markdown", outline.Options{}, against("Soil"), everything("Soil"))
	for _, want := range []string{
		"- Compared with `Soil`: 1 new, 2 standing, 1 mended, 1 can no longer be judged.\n",
		"- Standard 3: amber → green (Soil)\n",
		"- Standards overall: red → green\n",
		"- Mended: Soil (`service:Soil`: `guide.7Soil`)\n",
		"- No longer judged: Soil (`service:Soil`: `guide.8Soil`)\n",
		"### Groups that were there at `Soil` and are there no more\n\n- Gone: Soil (`Soil`)\n",
		"### New problems\n\n- **For information:** Soil ([`Soil:3`](https://github.com/DEFRA/flood/blob/0123456789abcdef0123456789abcdef01234567/groups/Soil/Soil#L3))\n    - To mend: Soil\n",
		"<details><summary>Standing problems</summary>\n\n- **Error:** Soil",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing of:\n%s", want, out)
		}
	}
}

func TestMarkdownLinksToLines(t *testing.T) {
	c := card("x")
	c.Path, c.Results[0].Where.File = "my groups/søil", "a (b)#?%.yaml"
	for name, known := range map[string]struct {
		source scorecard.Source
		want   string
	}{
		"a published line":    {published().Source, "(https://github.com/DEFRA/flood/blob/0123456789abcdef0123456789abcdef01234567/groups/my%20groups/s%C3%B8il/a%20%28b%29%23%3F%25.yaml#L3)"},
		"no commit":           {scorecard.Source{Repository: "https://github.com/DEFRA/flood"}, "(`a (b)#?%.yaml:3`)"},
		"no address":          {scorecard.Source{Repository: "javascript:alert(1)", Commit: "abc"}, "(`a (b)#?%.yaml:3`)"},
		"an address of scorn": {scorecard.Source{Repository: "https://x.example/a) [b](c", Commit: ") x"}, "(https://x.example/a%29%20%5Bb%5D%28c/blob/"},
		"out of the folder":   {scorecard.Source{Repository: "https://github.com/a/b", Commit: "c", Folder: "../../.."}, "(`a (b)#?%.yaml:3`)"},
	} {
		r := run()
		r.Source = known.source
		if out := written(t, "markdown", outline.Options{}, r, c); !strings.Contains(out, known.want) {
			t.Errorf("%s: no %s in:\n%s", name, known.want, out)
		}
	}
}

func TestMarkdownOfNoGroupSaysSo(t *testing.T) {
	if out := written(t, "markdown", outline.Options{}, scorecard.Run{AsOf: "2026-11-22"}); out != "No group was checked.\n" {
		t.Errorf("%q", out)
	}
}
