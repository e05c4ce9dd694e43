package command

import (
	"strings"

	"github.com/spf13/pflag"
)

// given is the value of a flag that may come from an input of a workflow: white space
// around it goes, and an empty one leaves the default as it is.
type given struct {
	to *string
	// word tells that it is one of a few words, in which case means nothing.
	word bool
	kind string
}

// Set takes a value.
func (g given) Set(text string) error {
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	if g.word {
		text = strings.ToLower(text)
	}
	*g.to = text
	return nil
}

func (g given) String() string {
	if g.to == nil {
		return ""
	}
	return *g.to
}

// Type is what help calls the value.
func (g given) Type() string { return g.kind }

// textVar defines a flag that takes a text.
func textVar(flags *pflag.FlagSet, to *string, name, usage string) {
	flags.Var(given{to: to, kind: "string"}, name, usage)
}

// wordVar defines a flag that takes one of a few words.
func wordVar(flags *pflag.FlagSet, to *string, name, byDefault, usage string) {
	*to = byDefault
	flags.Var(given{to: to, word: true, kind: "string"}, name, usage)
}

// switchVar defines a flag that is on unless it is switched off; the flag alone means
// on.
func switchVar(flags *pflag.FlagSet, to *string, name, usage string) {
	*to = "true"
	flags.VarPF(given{to: to, word: true, kind: "bool"}, name, "", usage).NoOptDefVal = "true"
}

// isOn reads what a switch was set to.
func isOn(name, text string) (bool, error) {
	switch text {
	case "true", "yes", "on":
		return true, nil
	case "false", "no", "off":
		return false, nil
	}
	return false, wrongUse("--%s is true or false, not %q", name, text)
}

// listed takes the white space around entries away, and those that are empty.
func listed(entries []string) []string {
	var all []string
	for _, entry := range entries {
		if entry = strings.TrimSpace(entry); entry != "" {
			all = append(all, entry)
		}
	}
	return all
}
