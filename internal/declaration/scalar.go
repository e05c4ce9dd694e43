package declaration

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/DEFRA/dgcheck/internal/money"
	"github.com/DEFRA/dgcheck/internal/pattern"
	"github.com/DEFRA/dgcheck/internal/yamltext"
)

var (
	quarterPattern = pattern.Lazy(`^(\d{4})-(\d{2})-q([1-4])$`)
	integerPattern = pattern.Lazy(`^-?(0|[1-9]\d*)$`)
	numberPattern  = pattern.Lazy(`^-?(0|[1-9]\d*)(\.\d+)?$`)
)

// scalar reads one scalar in the form that its field asks for, or reports a fault. The
// field alone decides the type: a text such as no, 012 or 1.10 stays a text in a field
// for texts.
func (w *walker) scalar(s *shape, n yamltext.Node) Value {
	if n.Split() {
		return w.cutNumber(s, n)
	}
	switch s.kind {
	case boolShape:
		return w.yesOrNo(s, n)
	case integerShape, numberShape:
		return w.number(s, n)
	}
	switch {
	case s.format == "money":
		return w.amount(n)
	case s.format == "date":
		return w.date(s, n)
	}
	text := clean(n.Text())
	if word, ok := s.oneOf(text); ok {
		return textValue(word)
	}
	if w.placeholder(n, s.label == roleName) {
		return s.blank
	}
	if len(s.enum) > 0 {
		return w.choice(s, n, text)
	}
	w.d.holds(w.file, "text")
	if s.label == roleName {
		return w.role(n, text)
	}
	return w.formatted(s, n, text)
}

// formatted reads a text in the format of its field, such as a month or a web address.
func (w *walker) formatted(s *shape, n yamltext.Node, text string) Value {
	switch s.format {
	case "slug":
		return w.slug(s, n, text)
	case "month":
		return w.month(s, n, text)
	case "url":
		return w.link(s, n, text)
	case "mailbox":
		w.personalMailbox(n, text)
		return w.matched(s, n, text, isMailbox, "an email address", "Write a role mailbox, such as service-owner@example.gov.uk.")
	case "repo":
		return w.repository(s, n, text, isRepository)
	case "code":
		return w.repository(s, n, text, isCode)
	case "quarter":
		return w.quarter(s, n, text)
	case "done-or-date":
		return w.doneOrDate(s, n, text)
	}
	w.personalText(n, text)
	return textValue(w.unsecret(n, text))
}

// isSlug reports whether a text can be an identifier: at most 63 lower-case letters,
// digits and hyphens, of which the first is not a hyphen.
func isSlug(text string) bool {
	for i := range len(text) {
		c := text[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0) {
			return false
		}
	}
	return text != "" && len(text) <= 63
}

// isMailbox reports whether a text has the form of an email address.
func isMailbox(text string) bool {
	local, domain, found := strings.Cut(text, "@")
	dot := strings.LastIndexByte(domain, '.')
	return found && local != "" && dot > 0 && dot < len(domain)-1 && !strings.ContainsAny(text[len(local)+1:], "@<> \t") && !strings.ContainsAny(local, "<> \t")
}

func (w *walker) matched(s *shape, n yamltext.Node, text string, fits func(string) bool, what, remedy string) Value {
	if fits(text) {
		return textValue(w.unsecret(n, text))
	}
	w.fault(Shape, n, fmt.Sprintf("`%s` should be %s, but %s is written.", s.label, what, quote(text)), remedy)
	return s.blank
}

// repository reads a repository, or a part of one such as DEFRA/river-alerts#service.
// The function fits reports whether a text has the right form.
func (w *walker) repository(s *shape, n yamltext.Node, text string, fits func(string) bool) Value {
	before := len(w.d.faults)
	value := w.matched(s, n, text, fits, "a repository", repoRemedy(text))
	if repo := repoOf(text); len(w.d.faults) > before && repo != text {
		w.d.faults[before].Edit = w.replacing(n, repo)
	}
	return value
}

func (w *walker) yesOrNo(s *shape, n yamltext.Node) Value {
	switch strings.ToLower(clean(n.Text())) {
	case "true":
		return Value{Kind: Bool, Bool: true}
	case "false":
		return Value{Kind: Bool}
	case "":
		return s.blank
	}
	if !w.placeholder(n, false) {
		w.misread(s, n, fmt.Sprintf("`%s` should be true or false, but %s is written.", s.label, quote(n.Text())), "Write `true` or `false`.")
	}
	return s.blank
}

func (w *walker) number(s *shape, n yamltext.Node) Value {
	text := clean(n.Text())
	if text == "" || w.placeholder(n, false) {
		return s.blank
	}
	pattern, what, remedy := numberPattern, "a number", "Write plain digits, without commas, spaces or a leading nought."
	if s.kind == integerShape {
		if pattern, what = integerPattern, "a whole number"; numberPattern().MatchString(text) {
			remedy = "Write a whole number, without a point."
		}
		if strings.HasSuffix(text, "%") {
			remedy = "Write how many there are, as a whole number, and not a share."
		}
	}
	if !pattern().MatchString(text) || len(text) > 18 {
		w.misread(s, n, fmt.Sprintf("`%s` should be %s, but %s is written.", s.label, what, quote(text)), remedy)
		return s.blank
	}
	if s.kind == integerShape && !w.inRange(s, n, text) {
		return s.blank
	}
	return Value{Kind: Number, Text: canonical(text)}
}

// misread reports a fault for a value that is not true or false, or not a number, as
// its field asks. If the value has only one reading, the remedy is to write that.
// Otherwise it is the argument remedy.
func (w *walker) misread(s *shape, n yamltext.Node, because, remedy string) {
	f := Fault{Kind: Shape, At: w.path.clone(), Where: w.position(n.Line(), n.Column()), Because: because, Remedy: remedy}
	if value, ok := w.valueFor(s, clean(n.Text())); ok {
		f.Remedy = fmt.Sprintf("Write `%s: %s`.", s.label, value)
		f.Edit = w.replacing(n, value)
	}
	w.d.fault(f)
}

// cutNumber reports a number that a comma in braces has cut, such as 120,000. It
// returns the value of a field that is not given.
func (w *walker) cutNumber(s *shape, n yamltext.Node) Value {
	text := n.Text()
	kind, value := Shape, strings.ReplaceAll(text, ",", "")
	f := Fault{Where: w.position(n.Line(), n.Column())}
	f.Because = fmt.Sprintf("A comma ends a value inside braces, so %s is cut in pieces.", quote(text))
	f.Remedy = fmt.Sprintf("Put quotes around it: `%s`.", yamltext.Quoted(text))
	if s.format == "money" {
		kind = BadAmount
		f.Because = fmt.Sprintf("%s needs quotes here: a comma ends a value inside braces.", quote(text))
		f.Remedy = fmt.Sprintf("Write `%s`, with the quotes, or `%s`.", yamltext.Quoted(text), value)
		f.Edit = w.replacing(n, value)
		if _, err := money.Parse(text); err != nil {
			f.Because, f.Remedy, f.Edit = fmt.Sprintf("%s is not an amount: %s.", quote(text), err.Because), err.Remedy, nil
		}
	} else if s.kind == integerShape || s.kind == numberShape {
		f.Remedy = fmt.Sprintf("Write `%s`.", value)
		f.Edit = w.replacing(n, value)
	}
	f.Kind, f.At = kind, w.path.clone()
	w.d.fault(f)
	return s.blank
}

// canonical returns equal numbers in the same form: 1.10 as 1.1, and -0.0 as 0.
func canonical(number string) string {
	if strings.Contains(number, ".") {
		number = strings.TrimSuffix(strings.TrimRight(number, "0"), ".")
	}
	if number == "-0" {
		return "0"
	}
	return number
}

func (w *walker) inRange(s *shape, n yamltext.Node, text string) bool {
	number, _ := strconv.ParseInt(text, 10, 64)
	if len(s.enum) > 0 && !slices.Contains(s.enum, text) {
		w.fault(Shape, n, fmt.Sprintf("`%s: %s` is not one we know.", s.label, text), fmt.Sprintf("Write `%s: %s`.", s.label, strings.Join(s.enum, " or ")))
		return false
	}
	if s.least != nil && number < *s.least {
		w.fault(Shape, n, fmt.Sprintf("`%s` is %s, less than %d.", s.label, text, *s.least), fmt.Sprintf("Write %d or more.", *s.least))
		return false
	}
	if s.most != nil && number > *s.most {
		w.fault(Shape, n, fmt.Sprintf("`%s` is %s, more than %d.", s.label, text, *s.most), fmt.Sprintf("Write %d or less.", *s.most))
		return false
	}
	return true
}

func (w *walker) amount(n yamltext.Node) Value {
	if n.Split() {
		w.d.holds(w.file, "amount")
		return w.cutNumber(&shape{format: "money"}, n)
	}
	text := clean(n.Text())
	if text == "" || n.Null() {
		return Value{}
	}
	w.d.holds(w.file, "amount")
	sum, err := money.Parse(text)
	if err != nil {
		w.d.fault(Fault{
			Kind: BadAmount, At: w.path.clone(), Where: w.position(n.Line(), n.Column()),
			Because: fmt.Sprintf("%s is not an amount: %s.", quote(text), err.Because), Remedy: err.Remedy, Edit: w.replacing(n, err.Certain),
		})
		return Value{}
	}
	return numberValue(int64(sum))
}

// slug reads an identifier, or a reference to one. Only an identifier must have the form
// that isSlug checks. A reference must be equal to one.
func (w *walker) slug(s *shape, n yamltext.Node, text string) Value {
	if len(s.refs) > 0 && !looksSecret(text) {
		w.d.holds(w.file, "reference")
		w.d.references = append(w.d.references, reference{at: w.path.clone(), where: w.position(n.Line(), n.Column()), lists: s.refs, id: text, file: w.file})
		return textValue(text)
	}
	w.d.holds(w.file, "identifier")
	if looksSecret(text) {
		return textValue(w.unsecret(n, text))
	}
	if !isSlug(text) {
		remedy := "Use small letters, digits and hyphens, beginning with a letter or digit, at most 63 characters."
		if id := slugOf(text); isSlug(id) && len(id) < longestName-1 {
			remedy = fmt.Sprintf("Write `%s`, or another id of small letters, digits and hyphens.", id)
		}
		w.fault(Identifier, n, fmt.Sprintf("%s cannot be used as an identifier.", quote(text)), remedy)
	}
	return textValue(text)
}

// freeScalar reads a value whose type the schema leaves open.
func (w *walker) freeScalar(n yamltext.Node) Value {
	text := clean(n.Text())
	if !n.Quoted() {
		switch {
		case strings.EqualFold(text, "true"):
			return Value{Kind: Bool, Bool: true}
		case strings.EqualFold(text, "false"):
			return Value{Kind: Bool}
		case numberPattern().MatchString(text) && len(text) <= 18:
			return Value{Kind: Number, Text: canonical(text)}
		}
	}
	return textValue(w.unsecret(n, text))
}

// repoRemedy returns the remedy for a text that is no repository. If the text is the
// address of one, it gives the owner and the name.
func repoRemedy(text string) string {
	if repo := repoOf(text); repo != text && !looksSecret(text) {
		return fmt.Sprintf("Write `%s`.", repo)
	}
	return "Write the owner and the name with a slash, such as DEFRA/river-alerts."
}
