package command

import (
	"strings"

	"github.com/spf13/pflag"
)

// given is the value of a flag that may come from the input of a GitHub workflow. The
// field to points to the variable that gets the value and has the default before.
// Spaces around the value are removed, and an empty value leaves the default.
type given struct {
	to *string
	// word is set if the flag accepts only certain words, in upper or lower case.
	word bool
	kind string
}

// Set stores the value of the flag.
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

// Type returns the name of the value's type for the help.
func (g given) Type() string { return g.kind }

// textVar defines a flag with any text as its value.
func textVar(flags *pflag.FlagSet, to *string, name, usage string) {
	flags.Var(given{to: to, kind: "string"}, name, usage)
}

// textVarP is textVar with a one-letter short form.
func textVarP(flags *pflag.FlagSet, to *string, name, short, usage string) {
	flags.VarP(given{to: to, kind: "string"}, name, short, usage)
}

// wordVar defines a flag that accepts only certain words.
func wordVar(flags *pflag.FlagSet, to *string, name, byDefault, usage string) {
	*to = byDefault
	flags.Var(given{to: to, word: true, kind: "string"}, name, usage)
}

// wordVarP is wordVar with a one-letter short form.
func wordVarP(flags *pflag.FlagSet, to *string, name, short, byDefault, usage string) {
	*to = byDefault
	flags.VarP(given{to: to, word: true, kind: "string"}, name, short, usage)
}

// switchVar defines a flag that is on by default and can be switched off, as in
// --checks=false. The flag without a value means on.
func switchVar(flags *pflag.FlagSet, to *string, name, usage string) {
	*to = "true"
	flags.VarPF(given{to: to, word: true, kind: "bool"}, name, "", usage).NoOptDefVal = "true"
}

// isOn reports whether the text of a switch means on: true, yes or on. If it does not
// mean off either, the error names the flag.
func isOn(name, text string) (bool, error) {
	switch text {
	case "true", "yes", "on":
		return true, nil
	case "false", "no", "off":
		return false, nil
	}
	return false, wrongUse("--%s is true or false, not %q", name, text)
}

// listed returns the entries without spaces around them, and without empty entries.
func listed(entries []string) []string {
	var all []string
	for _, entry := range entries {
		if entry = strings.TrimSpace(entry); entry != "" {
			all = append(all, entry)
		}
	}
	return all
}
