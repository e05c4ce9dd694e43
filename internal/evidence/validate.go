package evidence

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/DEFRA/dgcheck/internal/calendar"
	"github.com/DEFRA/dgcheck/internal/pattern"
)

var (
	hash   = pattern.Lazy(`^([0-9a-f]{40}|[0-9a-f]{64})$`)
	digest = pattern.Lazy(`^sha256:[0-9a-f]{64}$`)
	word   = pattern.Lazy(`^[a-z][a-z0-9-]{0,40}$`)
)

// Validate returns an error if the document is invalid. The error names the field, such
// as facts[3].on.
func (d Document) Validate() error {
	c := &checker{}
	if d.Schema != SchemaName {
		return fmt.Errorf("schema is %.60q and not %q; is it evidence of this version?", d.Schema, SchemaName)
	}
	c.text("group", d.Group, longestStep, true)
	c.text("declaration.repo", d.Declaration.Repo, longestStep, false)
	c.match("declaration.commit", d.Declaration.Commit, hash)
	c.match("declaration.digest", d.Declaration.Digest, digest)
	c.text("collected.by", d.Collected.By, longestStep, false)
	c.text("collected.run", d.Collected.Run, longestText, false)
	c.day("collected.until", d.Collected.Until, true)
	for i, kind := range d.Collected.Asked {
		c.must(slices.Contains(Kinds(), kind), "collected.asked[%d] is not a kind of evidence", i)
	}
	c.must(len(d.Sources) <= mostSources, "there are more than %d sources", mostSources)
	c.must(len(d.Facts) <= mostFacts, "there are more than %d facts", mostFacts)
	sources := map[string]Source{}
	for i := range d.Sources {
		c.source(fmt.Sprintf("sources[%d]", i), d, d.Sources[i])
		c.must(sources[d.Sources[i].ID].ID == "", "sources[%d].id is there twice", i)
		sources[d.Sources[i].ID] = d.Sources[i]
		if c.err != nil {
			return c.err
		}
	}
	for i := range d.Facts {
		if c.fact(i, d.Facts[i], sources); c.err != nil {
			return c.err
		}
	}
	return c.err
}

// checker keeps the first error.
type checker struct{ err error }

func (c *checker) must(holds bool, format string, parts ...any) {
	if !holds && c.err == nil {
		c.err = fmt.Errorf(format, parts...)
	}
}

// text checks a text for people, which must have no invisible characters or line
// breaks. place is the field that an error names, such as facts[3].value. longest is
// the maximum length in bytes. needed means that the text must not be empty.
func (c *checker) text(place, text string, longest int, needed bool) {
	c.must(!needed || strings.TrimSpace(text) != "", "%s is empty", place)
	c.must(len(text) <= longest, "%s is longer than %d bytes", place, longest)
	c.must(utf8.ValidString(text) && !strings.ContainsFunc(text, hidden), "%s holds characters that cannot be seen", place)
}

// hidden reports whether a character is a control or format character, such as one that
// reverses the direction of writing.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co)
}

func (c *checker) match(place, text string, pattern func() *regexp.Regexp) {
	c.must(text == "" || pattern().MatchString(text), "%s is not what it should be", place)
}

func (c *checker) day(place, text string, needed bool) {
	_, ok := calendar.ParseDay(text)
	c.must(ok || text == "" && !needed, "%s is not a day such as 2026-11-22", place)
}

func (c *checker) source(place string, d Document, s Source) {
	c.text(place+".id", s.ID, longestStep, true)
	c.text(place+".of", s.Of, longestText, true)
	c.text(place+".why", s.Why, longestWhy, s.State != Complete)
	c.must(slices.Contains(Kinds(), s.Kind), "%s.kind is not a kind of evidence", place)
	c.must(slices.Contains(d.Collected.Asked, s.Kind), "%s.kind was not asked for", place)
	c.must(slices.Contains([]State{Complete, Incomplete, Refused, Unavailable}, s.State), "%s.state is not complete, incomplete, refused or unavailable", place)
	c.must(s.State != Complete || s.Why == "", "%s is complete and says why it is not", place)
	c.day(place+".from", s.From, false)
	c.day(place+".until", s.Until, s.State == Complete)
	c.must(s.Until <= d.Collected.Until, "%s.until is after the day of collection", place)
	c.must(s.From == "" || s.Until == "" || s.From <= s.Until, "%s.from is after its until", place)
	c.must(s.ObservedAt == "" || instant(s.ObservedAt), "%s.observed_at is not a time such as 2026-11-22T09:30:00Z", place)
	c.match(place+".digest", s.Digest, digest)
}

func instant(text string) bool {
	at, err := time.Parse("2006-01-02T15:04:05Z", text)
	return err == nil && at.Year() >= 1
}

func (c *checker) fact(i int, f Fact, sources map[string]Source) {
	place := func(key string) string { return fmt.Sprintf("facts[%d].%s", i, key) }
	c.about(place("about"), f.About)
	c.must(word().MatchString(f.Is), "%s is not a word", place("is"))
	c.must(f.Sort == Event || f.Sort == Holding, "%s is not event or state", place("sort"))
	c.day(place("on"), f.On, true)
	c.text(place("value"), f.Value, longestValue, false)
	c.must(address(f.URL) == nil, "%s is not an https address", place("url"))
	source, known := sources[f.Source]
	c.must(known, "%s is not one of the sources", place("source"))
	c.must(f.On <= source.Until || source.Until == "", "%s is after the last day of its source", place("on"))
	if known, ok := Find(f.Is); ok {
		c.must(known.Kind == source.Kind, "%s is not what a source of the kind %s sees", place("is"), source.Kind)
		c.must(known.Sort == f.Sort, "%s is not %s", place("sort"), known.Sort)
	}
}

func (c *checker) about(place string, about []string) {
	c.must(len(about) > 0 && len(about) <= mostSteps, "%s has no steps, or more than %d", place, mostSteps)
	for _, step := range about {
		c.text(place, step, longestStep, true)
		c.must(!strings.Contains(step, "/"), "%s has a step with a slash", place)
	}
}

// address returns an error unless a text is empty or an address that may be linked to.
func address(text string) error {
	if text == "" {
		return nil
	}
	if len(text) > longestText || strings.ContainsFunc(text, func(r rune) bool { return hidden(r) || unicode.IsSpace(r) }) {
		return errors.New("it is too long, or has gaps")
	}
	link, err := url.Parse(text)
	if err == nil && (link.Scheme != "https" || link.Host == "" || link.User != nil) {
		err = errors.New("it is not https")
	}
	return err
}
